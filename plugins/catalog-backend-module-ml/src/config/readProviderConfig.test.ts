import { ConfigReader } from '@backstage/config';
import { aloneMs } from '../provider/aloneMs';
import { readProviderConfig } from './readProviderConfig';

const read = (ml: object, more: object = {}) =>
  readProviderConfig(
    new ConfigReader({ ...more, catalog: { providers: { ml } } }),
  );

describe('readProviderConfig', () => {
  it('has a default for all', () => {
    const config = readProviderConfig(new ConfigReader({}));
    expect(config).toMatchObject({
      experiments: 'all',
      owner: 'group:default/unknown',
      ownerTags: ['backstage.io/owner', 'owner'],
      rules: [],
      systems: [],
      graceMs: 600_000,
      versionIntervalMs: 60_000,
      limit: 5_000,
    });
    expect(aloneMs(config.schedule)).toBe(45_000);
  });

  it('takes what is said, and references in short', () => {
    const config = read({
      schedule: { frequency: { minutes: 1 }, timeout: { minutes: 2 } },
      owner: 'platform',
      gracePeriod: '1h',
      versionInterval: { minutes: 10 },
      rules: [
        { match: { cluster: 'prod-*' }, owner: 'sre', system: 'serving' },
      ],
      systems: [{ name: 'serving', domain: 'ml' }],
      limit: 20_000,
    });
    expect(config).toMatchObject({
      owner: 'group:default/platform',
      graceMs: 3_600_000,
      versionIntervalMs: 600_000,
      rules: [
        {
          match: { cluster: 'prod-*' },
          owner: 'group:default/sre',
          system: 'system:default/serving',
        },
      ],
      systems: [{ name: 'serving', domain: 'domain:default/ml' }],
    });
    expect(aloneMs(config.schedule)).toBe(90_000);
    expect(aloneMs({ frequency: { cron: '* * * * *' } })).toBe(0);
  });

  it('falls back on the owner of work that nobody else owns', () => {
    const ml = { owners: { default: 'group:default/ops' } };
    expect(read({}, { ml }).owner).toBe('group:default/ops');
  });

  it.each([
    [{ experiments: 'some' }, "'some'; expected 'all' or 'tagged'"],
    [{ owner: 'a b' }, "'owner' is 'a b'"],
    [{ limit: 0 }, 'from 1 to 20000'],
    [{ limit: 20_001 }, 'from 1 to 20000'],
    [{ rules: [{ owner: 'x' }] }, 'match'],
    [{ systems: [{ title: 'x' }] }, 'name'],
    [{ gracePeriod: 'soon' }, 'gracePeriod'],
  ])('refuses %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
