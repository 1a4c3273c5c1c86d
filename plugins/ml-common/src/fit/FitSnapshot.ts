import { FlavorReading, NodeReading, QuotaReading } from '../quota';

/**
 * A quota of the cluster: a queue, the door of a namespace to one, a cohort, or the limit of a
 * namespace, by the scope of its reading.
 *
 * @public
 */
export interface FitQuota {
  /** Absent for quotas of the whole cluster. */
  namespace?: string;
  name: string;
  reading: QuotaReading;
}

/**
 * What one cluster grants and has, at one moment.
 *
 * @public
 */
export interface FitSnapshot {
  quotas: readonly FitQuota[];
  /** By the name of the ResourceFlavor. */
  flavors: ReadonlyMap<string, FlavorReading>;
  nodes: readonly NodeReading[];
  /** When the oldest of it was confirmed, ISO 8601. */
  asOf?: string;
  /** What could not be read, or not lately; a list that is not whole decides nothing. */
  missing: readonly FitSource[];
}

/**
 * A part of a snapshot.
 *
 * @public
 */
export type FitSource = 'queues' | 'flavors' | 'namespace-quotas' | 'nodes';
