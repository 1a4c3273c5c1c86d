import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** Which things a rule is about; several fields mean all of them. `*` stands for any text. */
export interface PlacingMatch {
  instance?: string;
  workspace?: string;
  cluster?: string;
  namespace?: string;
  name?: string;
}

/** Who owns what, and which system it is part of, where things do not say so themselves. */
export interface PlacingRule {
  match: PlacingMatch;
  owner?: string;
  system?: string;
}

/** A system to make where the catalog has none of that name. */
export interface SystemConfig {
  name: string;
  title?: string;
  owner?: string;
  domain?: string;
}

/** The configuration under `catalog.providers.ml`, with its defaults. */
export interface ProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** `tagged`: only experiments with a tag whose name begins with `backstage.io/`. */
  experiments: 'all' | 'tagged';
  /** The owner of what has no other, as an entity reference. */
  owner: string;
  /** The tags that name an owner, the strongest first. */
  ownerTags: readonly string[];
  rules: readonly PlacingRule[];
  systems: readonly SystemConfig[];
  /** How long what is gone stays, in milliseconds. */
  graceMs: number;
  /** How often newest version and aliases of one model may change, in milliseconds. */
  versionIntervalMs: number;
  /** How many entities there may be. */
  limit: number;
}
