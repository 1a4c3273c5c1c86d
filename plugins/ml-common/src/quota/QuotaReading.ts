import { AcceleratorSharing } from '../workload';

/**
 * What kind of limit a quota is.
 *
 * - `cluster`: a queue of the whole cluster, which holds quota (a Kueue ClusterQueue).
 * - `local`: the door of one namespace to such a queue; its figures are what came through this door
 *   (a Kueue LocalQueue).
 * - `cohort`: what queues lend each other, with what it adds of its own (a Kueue Cohort). It knows
 *   no usage: that is the sum over its members.
 * - `namespace`: a hard limit on the objects of one namespace (a Kubernetes ResourceQuota). Whatever
 *   goes beyond is refused, not queued. With several, the tightest counts.
 * - `unknown`: the object could not be read; `message` says which field.
 *
 * @public
 */
export type QuotaScope =
  | 'cluster'
  | 'local'
  | 'cohort'
  | 'namespace'
  | 'unknown';

/**
 * The quota of one resource in one flavor. Amounts are cores for `cpu`, bytes for `memory` and
 * storage, pieces for all else. What the source does not give is absent, not zero.
 *
 * @public
 */
export interface QuotaResource {
  /**
   * The resource as the quota names it, without the `requests.` of namespace quotas. An
   * administrator may have mapped it to any word.
   */
  resource: string;
  /** The ResourceFlavor; absent where the quota has none. */
  flavor?: string;
  /** How its devices are handed out; absent for what is no accelerator. */
  sharing?: AcceleratorSharing;
  /** What one is entitled to without borrowing. */
  nominal?: number;
  /** How much may be borrowed on top; absent: as much as the cohort has. */
  borrowingLimit?: number;
  /** How much of the nominal quota may be lent; absent: all of it. */
  lendingLimit?: number;
  /** What is promised to work, started or not. This is what is taken. */
  reserved?: number;
  /** What admitted work holds; at most what is reserved. */
  used?: number;
  /** How much of what is reserved is borrowed. */
  borrowed?: number;
}

/**
 * What a quota says.
 *
 * Sources: kueue 0.19.2 `apis/kueue/v1beta2`, `v1beta1`; Kubernetes 1.36 `core/v1`.
 *
 * @public
 */
export interface QuotaReading {
  type: 'quota';
  /** What kind of limit it is. */
  scope: QuotaScope;
  /** Whether new work can get quota here; absent where the source does not say, or not yet. */
  usable?: boolean;
  /** Why it is usable or not: `Ready`, `Stopped`, `FlavorNotFound`, `AdmissionCheckInactive`, … */
  reason?: string;
  /** The sentence behind the reason as the cluster gives it, at most 300 characters. */
  message?: string;
  /** Since when, in milliseconds since the epoch. */
  since?: number;
  /** Set when somebody stopped it: `Hold` lets admitted work go on, `HoldAndDrain` does not. */
  stopped?: 'Hold' | 'HoldAndDrain';
  /**
   * What it draws from, in the same cluster: the cluster queue of a local one, the cohort of a
   * cluster queue, the parent of a cohort.
   */
  parent?: string;
  /** One entry per flavor and resource, in the order of the manifest. */
  resources: QuotaResource[];
  /** How many pieces of work wait. */
  pending?: number;
  /** How many hold a reservation, the admitted ones too. */
  reserving?: number;
  /** How many are admitted. */
  admitted?: number;
  /** The admission checks that work must pass beside the quota. */
  admissionChecks?: string[];
  /** Which pods a namespace quota counts, where it does not count all. */
  scopes?: string[];
}
