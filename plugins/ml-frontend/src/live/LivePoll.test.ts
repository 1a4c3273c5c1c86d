import { LivePoll } from './LivePoll';

const EVERY = 5_000;

/** A question whose answers a test writes, and how often it was asked. */
function scripted(answer: () => string[]) {
  const asked: AbortSignal[] = [];
  const live = LivePoll.create({
    every: EVERY,
    ask: async signal => {
      asked.push(signal);
      return answer();
    },
  });
  const news: Array<ReturnType<typeof live.getSnapshot>> = [];
  live.subscribe(() => news.push(live.getSnapshot()));
  return { live, asked, news };
}

describe('LivePoll', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks again and again, and not after the stop', async () => {
    const { live, asked } = scripted(() => ['a']);
    live.start();
    live.start();
    await jest.advanceTimersByTimeAsync(2 * EVERY + 100);
    expect(asked).toHaveLength(3);
    expect(live.getSnapshot()).toEqual({ value: ['a'] });
    live.stop();
    await jest.advanceTimersByTimeAsync(10 * EVERY);
    expect(asked).toHaveLength(3);
    live.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(4);
    live.stop();
  });

  it('tells of news only', async () => {
    const same = ['a'];
    let answer = same;
    const { live, news } = scripted(() => answer);
    live.start();
    await jest.advanceTimersByTimeAsync(3 * EVERY);
    expect(news).toEqual([{ value: ['a'] }]);
    answer = ['b'];
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(news).toEqual([{ value: ['a'] }, { value: ['b'] }]);
    live.stop();
  });

  it('keeps what it knows when an answer fails, and says so', async () => {
    let down = true;
    const { live } = scripted(() => {
      if (down) {
        throw new TypeError('Failed to fetch');
      }
      return ['a'];
    });
    live.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot()).toEqual({
      error: expect.objectContaining({ message: 'Failed to fetch' }),
    });

    down = false;
    live.retry();
    expect(live.getSnapshot()).toEqual({});
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot()).toEqual({ value: ['a'] });

    down = true;
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(live.getSnapshot()).toEqual({
      value: ['a'],
      error: expect.objectContaining({ message: 'Failed to fetch' }),
    });
    down = false;
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(live.getSnapshot()).toEqual({ value: ['a'] });
    live.stop();
  });
});
