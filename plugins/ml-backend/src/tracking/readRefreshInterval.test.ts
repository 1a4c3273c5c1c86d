import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readRefreshInterval } from './readRefreshInterval';

const read = (refreshInterval?: string | JsonObject) =>
  readRefreshInterval(
    new ConfigReader({ ml: { mlflow: { refreshInterval } } }),
  );

describe('readRefreshInterval', () => {
  it.each([
    ['nothing', undefined, 30_000],
    ['words', '2 minutes', 120_000],
    ['parts', { seconds: 45 }, 45_000],
  ])('reads %s', (_, configured, ms) => {
    expect(read(configured)).toBe(ms);
  });

  it.each([{ seconds: 1 }, { days: 2 }])('refuses %j', configured => {
    expect(() => read(configured)).toThrow(
      'ml.mlflow.refreshInterval must be from 5000 to 86400000 milliseconds',
    );
  });
});
