import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { InputError } from '@backstage/errors';
import { parseRef } from '../placing/parseRef';
import { PlacingRule, ProviderConfig, SystemConfig } from './ProviderConfig';

const DEFAULT_LIMIT = 5_000;
const DEFAULT_GRACE_MS = 600_000;
const DEFAULT_VERSION_INTERVAL_MS = 60_000;

/**
 * Reads `catalog.providers.ml`; all of it can be left out.
 *
 * @throws InputError when something is not what it should be; the message names the key.
 */
export function readProviderConfig(root: Config): ProviderConfig {
  const config = root.getOptionalConfig('catalog.providers.ml');
  const owner =
    readRef(config, 'owner', 'Group') ??
    readRef(root, 'ml.owners.default', 'Group') ??
    'group:default/unknown';
  return {
    schedule: readSchedule(config),
    experiments: readExperiments(config),
    owner,
    ownerTags: config?.getOptionalStringArray('ownerTags') ?? [
      'backstage.io/owner',
      'owner',
    ],
    rules: config?.getOptionalConfigArray('rules')?.map(readRule) ?? [],
    systems: config?.getOptionalConfigArray('systems')?.map(readSystem) ?? [],
    graceMs: readMs(config, 'gracePeriod') ?? DEFAULT_GRACE_MS,
    versionIntervalMs:
      readMs(config, 'versionInterval') ?? DEFAULT_VERSION_INTERVAL_MS,
    limit: readLimit(config),
  };
}

function readSchedule(config: Config | undefined): ProviderConfig['schedule'] {
  return config?.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig('schedule'),
      )
    : {
        frequency: { seconds: 30 },
        timeout: { minutes: 5 },
        initialDelay: { seconds: 5 },
      };
}

function readExperiments(
  config: Config | undefined,
): ProviderConfig['experiments'] {
  const experiments = config?.getOptionalString('experiments') ?? 'all';
  if (experiments !== 'all' && experiments !== 'tagged') {
    throw new InputError(
      `'catalog.providers.ml.experiments' is '${experiments}'; expected 'all' or 'tagged'`,
    );
  }
  return experiments;
}

function readRule(config: Config): PlacingRule {
  const match = config.getConfig('match');
  return {
    match: {
      instance: match.getOptionalString('instance'),
      workspace: match.getOptionalString('workspace'),
      cluster: match.getOptionalString('cluster'),
      namespace: match.getOptionalString('namespace'),
      name: match.getOptionalString('name'),
    },
    owner: readRef(config, 'owner', 'Group'),
    system: readRef(config, 'system', 'System'),
  };
}

function readSystem(config: Config): SystemConfig {
  return {
    name: config.getString('name'),
    title: config.getOptionalString('title'),
    owner: readRef(config, 'owner', 'Group'),
    domain: readRef(config, 'domain', 'Domain'),
  };
}

function readRef(
  config: Config | undefined,
  key: string,
  defaultKind: string,
): string | undefined {
  const text = config?.getOptionalString(key);
  if (text === undefined) {
    return undefined;
  }
  const ref = parseRef(text, defaultKind);
  if (ref === undefined) {
    throw new InputError(
      `'${key}' is '${text}', which is not an entity reference; expected for example '${defaultKind.toLowerCase()}:default/vision'`,
    );
  }
  return ref;
}

function readMs(config: Config | undefined, key: string): number | undefined {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : undefined;
}

function readLimit(config: Config | undefined): number {
  const limit = config?.getOptionalNumber('limit') ?? DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > 20_000) {
    throw new InputError(
      `'catalog.providers.ml.limit' is ${limit}; expected a whole number from 1 to 20000`,
    );
  }
  return limit;
}
