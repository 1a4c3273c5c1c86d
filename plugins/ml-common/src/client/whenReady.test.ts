import { whenReady } from './whenReady';

const busy = (after?: string) =>
  new Response('', {
    status: 503,
    ...(after !== undefined && { headers: { 'Retry-After': after } }),
  });

describe('whenReady', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Asks until the answers are used up, and says when each was asked for. */
  async function asked(answers: Response[]) {
    const times: number[] = [];
    const began = Date.now();
    const last = whenReady(async () => {
      times.push((Date.now() - began) / 1_000);
      return answers[times.length - 1];
    });
    await jest.advanceTimersByTimeAsync(60_000);
    return { times, status: (await last).status };
  }

  it('asks again when it was told to', async () => {
    expect(await asked([busy('1'), busy(), new Response('')])).toEqual({
      times: [0, 1, 3],
      status: 200,
    });
  });

  it('gives up after a while, and at once where it would be long', async () => {
    const many = Array.from({ length: 9 }, () => busy('2'));
    expect(await asked(many)).toEqual({ times: [0, 2, 4, 6], status: 503 });
    expect(await asked([busy('120')])).toEqual({ times: [0], status: 503 });
    expect(await asked([busy('Wed, 21 Oct 2026 07:28:00 GMT')])).toEqual({
      times: [0],
      status: 503,
    });
  });

  it('does not ask again after what was no 503', async () => {
    const failed = new Response('', { status: 500 });
    expect(await asked([failed])).toEqual({ times: [0], status: 500 });
  });

  it('waits no longer than who asks', async () => {
    const leaving = new AbortController();
    const asks: boolean[] = [];
    const answer = whenReady(async () => {
      asks.push(leaving.signal.aborted);
      leaving.signal.throwIfAborted();
      return busy('5');
    }, leaving.signal);
    const end = answer.then(
      () => 'answered',
      (error: Error) => error.message,
    );
    await jest.advanceTimersByTimeAsync(100);
    leaving.abort(new Error('gone'));
    expect(await end).toBe('gone');
    expect(asks).toEqual([false, true]);
  });
});
