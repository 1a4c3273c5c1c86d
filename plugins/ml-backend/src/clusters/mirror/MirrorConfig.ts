import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** How the mirror reads the clusters. */
export interface MirrorConfig {
  /** How long to wait before asking again for what is missing or forbidden, in milliseconds. */
  readonly probeIntervalMs: number;
  /** How often the list of clusters is read, in milliseconds. */
  readonly refreshIntervalMs: number;
  /** How often all is listed again although nothing seems to be wrong, in milliseconds. */
  readonly resyncIntervalMs: number;
  /** The most objects per page of a list; fewer when they are large. */
  readonly pageSize: number;
  /** Lists that may run at once on one cluster. */
  readonly concurrentLists: number;
}

/** What holds when nothing is configured. */
export const DEFAULT_MIRROR_CONFIG: MirrorConfig = {
  probeIntervalMs: 5 * 60_000,
  refreshIntervalMs: 60_000,
  resyncIntervalMs: 30 * 60_000,
  pageSize: 250,
  concurrentLists: 4,
};

function duration(config: Config, key: string, fallback: number): number {
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : fallback;
}

function within(key: string, value: number, min: number, max: number): number {
  if (!(value >= min && value <= max)) {
    throw new InputError(
      `The configuration ${key} must be from ${min} to ${max}, but is ${value}`,
    );
  }
  return value;
}

/**
 * Reads `ml.clusters`.
 *
 * @throws InputError when a value is out of its range.
 */
export function readMirrorConfig(config: Config): MirrorConfig {
  const clusters = config.getOptionalConfig('ml.clusters');
  if (!clusters) {
    return DEFAULT_MIRROR_CONFIG;
  }
  const fallback = DEFAULT_MIRROR_CONFIG;
  const number = (key: keyof MirrorConfig) =>
    clusters.getOptionalNumber(key) ?? fallback[key];
  return {
    probeIntervalMs: within(
      'ml.clusters.probeInterval in milliseconds',
      duration(clusters, 'probeInterval', fallback.probeIntervalMs),
      1_000,
      24 * 3_600_000,
    ),
    refreshIntervalMs: within(
      'ml.clusters.refreshInterval in milliseconds',
      duration(clusters, 'refreshInterval', fallback.refreshIntervalMs),
      1_000,
      24 * 3_600_000,
    ),
    resyncIntervalMs: within(
      'ml.clusters.resyncInterval in milliseconds',
      duration(clusters, 'resyncInterval', fallback.resyncIntervalMs),
      60_000,
      24 * 3_600_000,
    ),
    pageSize: within('ml.clusters.pageSize', number('pageSize'), 1, 1_000),
    concurrentLists: within(
      'ml.clusters.concurrentLists',
      number('concurrentLists'),
      1,
      16,
    ),
  };
}
