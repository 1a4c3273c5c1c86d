import { ConfigReader } from '@backstage/config';
import { DEFAULT_MIRROR_CONFIG, readMirrorConfig } from './MirrorConfig';
import { Owners } from './Owners';

describe('readMirrorConfig', () => {
  it('has a default for everything', () => {
    expect(readMirrorConfig(new ConfigReader({}))).toEqual(
      DEFAULT_MIRROR_CONFIG,
    );
    expect(
      readMirrorConfig(new ConfigReader({ ml: { clusters: {} } })),
    ).toEqual(DEFAULT_MIRROR_CONFIG);
  });

  it('reads durations in all the forms that Backstage has', () => {
    const clusters = {
      probeInterval: { minutes: 2 },
      refreshInterval: '30s',
      resyncInterval: 'PT1H',
      pageSize: 100,
      concurrentLists: 2,
    };
    expect(readMirrorConfig(new ConfigReader({ ml: { clusters } }))).toEqual({
      probeIntervalMs: 120_000,
      refreshIntervalMs: 30_000,
      resyncIntervalMs: 3_600_000,
      pageSize: 100,
      concurrentLists: 2,
    });
  });

  it.each([
    [
      { pageSize: 0 },
      /ml\.clusters\.pageSize must be from 1 to 1000, but is 0/,
    ],
    [{ probeInterval: '10ms' }, /ml\.clusters\.probeInterval/],
    [{ resyncInterval: '1s' }, /ml\.clusters\.resyncInterval/],
    [{ concurrentLists: 99 }, /ml\.clusters\.concurrentLists/],
  ])('refuses %j', (clusters, message) => {
    expect(() =>
      readMirrorConfig(new ConfigReader({ ml: { clusters } })),
    ).toThrow(message);
  });
});

describe('Owners', () => {
  it('believes the namespace, then its configuration, then the default', () => {
    const owners = Owners.fromConfig(
      new ConfigReader({
        ml: { owners: { default: 'group:org', namespaces: { a: 'group:a' } } },
      }),
    );
    expect(owners.ownerOf('a', 'group:own')).toBe('group:own');
    expect(owners.ownerOf('a', undefined)).toBe('group:a');
    expect(owners.ownerOf('b', undefined)).toBe('group:org');
    expect(owners.ownerOf(undefined, undefined)).toBe('group:org');
    const none = Owners.fromConfig(new ConfigReader({}));
    expect(none.ownerOf('a', undefined)).toBeUndefined();
  });
});
