import { success } from '../clusters/gateway';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { RequestBudget } from './RequestBudget';

const LIMITS = {
  concurrent: 2,
  perSecond: 10,
  burst: 3,
  patienceMs: 250,
  timeoutMs: 1_000,
};

describe('RequestBudget', () => {
  it('lets a burst begin, paces what follows, and gives up what would wait too long', async () => {
    const clock = new VirtualClock();
    const budget = RequestBudget.create(clock, LIMITS);
    const begun: number[] = [];
    const start = clock.now();
    const asked = Array.from({ length: 7 }, () =>
      budget.run(async () => {
        begun.push(clock.now() - start);
        return success('answer');
      }),
    );
    await clock.advance(1_000);
    const outcomes = await Promise.all(asked);
    expect(begun).toEqual([0, 0, 0, 100, 200]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(outcomes[6]).toMatchObject({ error: { code: 'throttled' } });
  });

  it('runs no more at once than it may, and aborts what takes too long', async () => {
    const clock = new VirtualClock();
    const budget = RequestBudget.create(clock, LIMITS);
    let running = 0;
    let most = 0;
    const signals: AbortSignal[] = [];
    const asked = Array.from({ length: 3 }, () =>
      budget.run(signal => {
        running += 1;
        most = Math.max(most, running);
        signals.push(signal);
        signal.addEventListener('abort', () => {
          running -= 1;
        });
        return new Promise(() => {});
      }),
    );
    await clock.advance(2_500);
    expect(await Promise.all(asked)).toMatchObject(
      asked.map(() => ({ ok: false, error: { code: 'timeout' } })),
    );
    expect(most).toBe(2);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });
});
