import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'ml.mlflow.refreshInterval';
const DEFAULT_MS = 30_000;
const LEAST_MS = 5_000;
const MOST_MS = 24 * 60 * 60_000;

/**
 * How long from one reading of a source to the next, in milliseconds.
 *
 * @throws InputError when it is out of its range.
 */
export function readRefreshInterval(config: Config): number {
  const ms = config.has(KEY)
    ? durationToMilliseconds(readDurationFromConfig(config, { key: KEY }))
    : DEFAULT_MS;
  if (!(ms >= LEAST_MS && ms <= MOST_MS)) {
    throw new InputError(
      `The configuration ${KEY} must be from ${LEAST_MS} to ${MOST_MS} milliseconds, but is ${ms}`,
    );
  }
  return ms;
}
