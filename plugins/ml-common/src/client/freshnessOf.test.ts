import { SourceStatus } from '../api';
import { freshnessOf } from './freshnessOf';

describe('freshnessOf', () => {
  const sources: SourceStatus[] = [
    { cluster: 'eu', group: 'a', kind: 'Job', freshness: 'fresh', rows: 1 },
    {
      cluster: 'us',
      group: 'a',
      kind: 'Job',
      freshness: 'stale',
      rows: 1,
      asOf: '2026-01-01T00:00:00Z',
      error: { code: 'refused', message: 'connection refused' },
    },
  ];

  it('is what the source of the row says, and stale when nobody vouches for it', () => {
    const of = (cluster: string, group = 'a', kind = 'Job') =>
      freshnessOf({ cluster, group, kind }, sources);
    expect(of('eu')).toEqual({ freshness: 'fresh' });
    expect(of('us')).toEqual({
      freshness: 'stale',
      asOf: '2026-01-01T00:00:00Z',
      error: { code: 'refused', message: 'connection refused' },
    });
    expect(of('eu', 'b')).toEqual({ freshness: 'stale' });
    expect(of('eu', 'a', 'Pod')).toEqual({ freshness: 'stale' });
  });
});
