import { FakeTrackingAdapter } from './__testUtils__/FakeTrackingAdapter';
import { LastRuns } from './LastRuns';

const signal = new AbortController().signal;

describe('LastRuns', () => {
  let adapter: FakeTrackingAdapter;
  let lastRuns: LastRuns;
  const ids = (count: number) =>
    Array.from({ length: count }, (_, at) => `e${at}`);
  const renew = (count: number) => lastRuns.renew(ids(count), signal);

  beforeEach(() => {
    adapter = FakeTrackingAdapter.create();
    lastRuns = LastRuns.create(adapter);
  });

  it('finds the newest run of each, also of those that rest', async () => {
    for (const id of ids(20)) {
      const age = Number(id.slice(1));
      for (let run = 0; run < 30; run += 1) {
        adapter.addRun(id, `${id}-${run}`, {
          startedAt: 1_000_000 - age * 1_000 + run,
        });
      }
    }
    // The newest fill whole pages, so those that rest are found one page later each.
    for (let renewal = 0; renewal < 3; renewal += 1) {
      await renew(20);
      expect(lastRuns.requests).toBeLessThanOrEqual(11);
    }
    for (const id of ids(20)) {
      const age = Number(id.slice(1));
      expect(lastRuns.known.get(id)?.startedAt).toBe(
        1_000_000 - age * 1_000 + 29,
      );
    }
    await renew(20);
    expect(lastRuns.requests).toBe(1);
  });

  it('needs one request for a hundred experiments when all is known', async () => {
    for (const id of ids(300)) {
      adapter.addRun(id, `${id}-r`, { startedAt: 1 });
    }
    await renew(300);
    expect(lastRuns.requests).toBeLessThanOrEqual(13);
    expect(lastRuns.known.size).toBe(300);
    adapter.addRun('e7', 'new', { startedAt: 2, status: 'running' });
    await renew(300);
    expect(lastRuns.requests).toBe(3);
    expect(lastRuns.known.get('e7')).toEqual({
      startedAt: 2,
      status: 'running',
    });
  });

  it('sees the end of a run that others have overtaken', async () => {
    adapter.addRun('e0', 'long', { startedAt: 1, status: 'running' });
    await renew(2);
    for (let run = 0; run < 50; run += 1) {
      adapter.addRun('e1', `r${run}`, { startedAt: 10 + run });
    }
    adapter.data.runs[0].status = 'failed';
    await renew(2);
    expect(lastRuns.known.get('e0')?.status).toBe('failed');
  });

  it('forgets runs and experiments that are gone', async () => {
    adapter.addRun('e0', 'r', { startedAt: 1 });
    adapter.addRun('e1', 'r2', { startedAt: 1 });
    await renew(2);
    adapter.data.runs.shift();
    await renew(2);
    expect([...lastRuns.known.keys()]).toEqual(['e1']);
    await renew(1);
    expect([...lastRuns.known.keys()]).toEqual([]);
  });

  it('is asked by nobody, so that people go first', async () => {
    adapter.addRun('e0', 'r', { startedAt: 1 });
    await renew(1);
    expect(adapter.queries).toMatchObject([{ inBackground: true }]);
  });
});
