import { ResponseError } from '@backstage/errors';
import { RunItem, SearchRunsRequest } from '@mlport/backstage-plugin-ml-common';
import {
  freshTracking,
  run,
  ScriptedTrackingApi,
} from '../__testUtils__/ScriptedTrackingApi';
import { EVERY_MS, LiveRuns } from './LiveRuns';

const asked: SearchRunsRequest[] = [];

/** Answers from these runs, the newest first, two a page. */
function serve(runs: () => RunItem[], pageSize = 2): ScriptedTrackingApi {
  return ScriptedTrackingApi.create({
    searchRuns: request => {
      asked.push(request);
      const { runIds, cursor } = request;
      const from = Number(cursor ?? 0);
      const found = runIds
        ? runs().filter(({ runId }) => runIds.includes(runId))
        : runs().slice(from, from + pageSize);
      const more = !runIds && from + pageSize < runs().length;
      return {
        items: found,
        next: more ? String(from + pageSize) : undefined,
        asOf: Date.now(),
        source: freshTracking(),
      };
    },
  });
}

function numbered(number: number, change: Partial<RunItem> = {}): RunItem {
  return run({ runId: `r${number}`, startedAt: number * 1_000, ...change });
}

function follow(api: ScriptedTrackingApi, filter?: string) {
  const live = LiveRuns.create({ api, search: { experiments: ['x'], filter } });
  live.start();
  return live;
}

const ids = (live: LiveRuns) =>
  live.getSnapshot().runs.map(({ runId }) => runId);

describe('LiveRuns', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    asked.length = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shows a run that was logged meanwhile, and how others went on', async () => {
    let runs = [numbered(2, { status: 'running' }), numbered(1)];
    const live = follow(serve(() => runs, 5));
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot()).toMatchObject({ phase: 'ready', more: false });
    runs = [numbered(3), numbered(2, { status: 'finished' }), numbered(1)];
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(ids(live)).toEqual(['r3', 'r2', 'r1']);
    expect(live.getSnapshot().runs[1].status).toBe('finished');
    live.stop();
  });

  it('loads older runs, and then asks only while something runs', async () => {
    let runs = [4, 3, 2, 1].map(number => numbered(number));
    runs[3] = numbered(1, { status: 'running' });
    const live = follow(serve(() => runs));
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot().more).toBe(true);
    await live.loadMore();
    expect(ids(live)).toEqual(['r4', 'r3', 'r2', 'r1']);
    expect(live.getSnapshot()).toMatchObject({ more: false, pages: 2 });

    runs = [...runs.slice(0, 3), numbered(1)];
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(asked[asked.length - 1].runIds).toEqual(['r1']);
    expect(live.getSnapshot().runs[3].status).toBe('finished');
    const before = asked.length;
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(asked).toHaveLength(before);
    live.stop();
  });

  it('asks for chosen runs that are on no page, once for those that are gone', async () => {
    const runs = [4, 3, 2, 1].map(number => numbered(number));
    const live = follow(serve(() => runs));
    live.choose(['r4', 'r1', 'gone']);
    await jest.advanceTimersByTimeAsync(0);
    expect(asked[1]).toMatchObject({
      experiments: ['x'],
      runIds: ['r1', 'gone'],
    });
    expect([...live.getSnapshot().others.keys()]).toEqual(['r1']);
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(asked).toHaveLength(3);
    expect(asked[2].runIds).toBeUndefined();

    live.choose(['r2']);
    await jest.advanceTimersByTimeAsync(0);
    expect(asked[3].runIds).toEqual(['r2']);
    live.stop();
  });

  it('asks nothing while it is stopped, and keeps what it knows', async () => {
    const live = follow(serve(() => [numbered(1)]));
    await jest.advanceTimersByTimeAsync(0);
    live.stop();
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(asked).toHaveLength(1);
    expect(ids(live)).toEqual(['r1']);
    live.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(2);
    live.stop();
  });

  it('asks no more when the server refuses the filter', async () => {
    const refusal = await ResponseError.fromResponse(
      new Response('{"error":{"name":"InputError","message":"no OR"}}', {
        status: 400,
      }),
    );
    const api = ScriptedTrackingApi.create({
      searchRuns: () => {
        throw refusal;
      },
    });
    const live = follow(api, 'a OR b');
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(api.calls).toHaveLength(1);
    expect(live.getSnapshot()).toMatchObject({
      phase: 'refused',
      error: refusal,
    });
  });

  it('keeps what it knows when an answer fails, and goes on asking', async () => {
    let down = true;
    const up = serve(() => [numbered(1)]);
    const api = ScriptedTrackingApi.create({
      searchRuns: request => {
        if (down) {
          throw new TypeError('Failed to fetch');
        }
        return up.searchRuns(request);
      },
    });
    const live = follow(api);
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot().phase).toBe('failed');
    down = false;
    live.retry();
    await jest.advanceTimersByTimeAsync(0);
    expect(live.getSnapshot()).toMatchObject({
      phase: 'ready',
      error: undefined,
    });
    down = true;
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(live.getSnapshot()).toMatchObject({
      phase: 'ready',
      error: { message: 'Failed to fetch' },
    });
    expect(ids(live)).toEqual(['r1']);
    live.stop();
  });
});
