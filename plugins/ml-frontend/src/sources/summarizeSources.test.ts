import { freshSource } from '../__testUtils__/ScriptedMlApi';
import { summarizeSources } from './summarizeSources';

const refused = { code: 'refused', message: 'connection refused' };

describe('summarizeSources', () => {
  it('says the worst that is true of a whole cluster, and counts the rest', () => {
    const summary = summarizeSources([
      freshSource({ cluster: 'b', kind: 'Job' }),
      freshSource({ cluster: 'b', freshness: 'forbidden' }),
      freshSource({ cluster: 'b', kind: 'Workload', freshness: 'missing' }),
      freshSource({
        cluster: 'a',
        freshness: 'stale',
        asOf: '2026-11-24T12:01:00Z',
        error: refused,
      }),
      freshSource({
        cluster: 'a',
        kind: 'Job',
        freshness: 'stale',
        asOf: '2026-11-24T12:00:00Z',
        error: refused,
      }),
      freshSource({ cluster: 'c', freshness: 'forbidden', error: refused }),
      freshSource({ cluster: 'd', freshness: 'syncing' }),
      freshSource({ cluster: 'e', freshness: 'unreachable', error: refused }),
    ]);
    expect(
      summary.map(({ cluster, freshness, asOf, cause, forbidden }) => [
        cluster,
        freshness,
        asOf,
        cause,
        forbidden,
      ]),
    ).toEqual([
      ['a', 'stale', '2026-11-24T12:00:00Z', 'connection refused', 0],
      ['b', 'fresh', undefined, undefined, 1],
      ['c', 'forbidden', undefined, 'connection refused', 0],
      ['d', 'syncing', undefined, undefined, 0],
      ['e', 'unreachable', undefined, 'connection refused', 0],
    ]);
  });
});
