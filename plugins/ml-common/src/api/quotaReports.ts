import { QueuePlace, QuotaScope } from '../quota';
import { AcceleratorSharing, WorkloadState } from '../workload';
import { WorkloadAddress } from './details';
import { SourceStatus } from './workloads';

/**
 * Names one quota: what its URL is made of.
 *
 * @public
 */
export interface QuotaAddress {
  cluster: string;
  /** The kind with its API group where it has one: `ClusterQueue.kueue.x-k8s.io`, `ResourceQuota`. */
  kind: string;
  /** Absent for quotas of the whole cluster. */
  namespace?: string;
  name: string;
}

/**
 * A figure that may be known within bounds only; where they are equal it is exact.
 *
 * @public
 */
export interface AmountRange {
  atLeast: number;
  atMost: number;
}

/**
 * An amount of one resource, in one flavor where there are flavors. Amounts of different resources,
 * or of one resource handed out in different ways, are never added up.
 *
 * @public
 */
export interface QuotaAmount {
  /** The resource as the quota names it. */
  resource: string;
  flavor?: string;
  amount: number;
}

/**
 * What is behind a resource name: the accelerator, and how it is handed out.
 *
 * @public
 */
export interface AcceleratorModel {
  /** The product as the labels of nodes name it; absent where none does. */
  product?: string;
  sharing: AcceleratorSharing;
}

/**
 * How one resource of a quota stands. A figure that cannot be known is absent, not zero.
 *
 * @public
 */
export interface QuotaFigures {
  /** The resource as the quota names it, without the `requests.` of namespace quotas. */
  resource: string;
  /** The ResourceFlavor; absent where the quota has none. */
  flavor?: string;
  /**
   * How its devices are handed out, by the nodes that it means, or else by its name. Absent where
   * neither tells: an administrator may have named it.
   */
  sharing?: AcceleratorSharing;
  /** What the nodes that it means have; empty where no node is known. */
  models: AcceleratorModel[];
  /** What one is entitled to without borrowing. */
  entitled?: number;
  /** What is promised to work, started or not, with what is borrowed. */
  used?: number;
  /** How much of that admitted work holds. */
  started?: number;
  /** How much of what is used is borrowed. */
  borrowed?: number;
  /** How much may be borrowed at most; absent: as much as the cohort has. */
  borrowingLimit?: number;
  /** How much may be lent at most; absent: all of it. */
  lendingLimit?: number;
  /**
   * How much of the entitlement others hold. Kueue does not tell whose quota is borrowed, so this is
   * what the figures of all members allow. Absent where nobody lends, or a figure is not known.
   */
  lent?: AmountRange;
  /** How much of the entitlement neither its owner nor anybody else holds. */
  idle?: AmountRange;
  /** What could be given now, with what the cohort would lend, and without stopping anything. */
  available?: number;
}

/**
 * A piece of work that holds some of a quota.
 *
 * @public
 */
export interface QuotaHolder extends WorkloadAddress {
  uid: string;
  state: WorkloadState;
  amounts: QuotaAmount[];
  /** When it last began to run, ISO 8601; absent while it holds quota and has not begun. */
  startedAt?: string;
}

/**
 * Who holds a quota.
 *
 * @public
 */
export interface QuotaHolding {
  /** The work that the caller may see, what holds most first; at most 50. */
  items: QuotaHolder[];
  /** How many more the caller may see. */
  more: number;
  /**
   * What is used beyond the work that the caller may see, listed or not: by work of others, and by
   * what is no row here, such as plain pods.
   */
  others: QuotaAmount[];
}

/**
 * A piece of work that waits for a quota.
 *
 * @public
 */
export interface QuotaWaiter extends WorkloadAddress {
  uid: string;
  /** What it asks for, over all its pods; in which flavor is not decided yet. */
  amounts: QuotaAmount[];
  /** Where it stands; absent where the order is not known. */
  place?: QueuePlace;
  /** Why it waits, in one sentence without a period, when that was last looked at. */
  why?: string;
  /** Since when it waits, ISO 8601. */
  since?: string;
}

/**
 * Whether the order of those who wait is known. `partly`: of some queues only. `not-served`: the
 * cluster does not serve Kueue's visibility API. `failed`: it did not answer, or not in time.
 *
 * @public
 */
export type QueueOrder = 'known' | 'partly' | 'not-served' | 'failed';

/**
 * Who waits for a quota.
 *
 * @public
 */
export interface QuotaWaiting {
  /** How many pieces of work wait, as the queue says; absent where it does not. */
  total?: number;
  /** What they ask for, those too that the caller may not see. */
  amounts: QuotaAmount[];
  /** Set where more may wait than `amounts` holds: then they are read as "12 or more". */
  isPartial?: true;
  /** Those that the caller may see, in the order in which they are tried; at most 50. */
  items: QuotaWaiter[];
  /** How many more the caller may see. */
  more: number;
  /** How many wait that the caller may not see, or that are no row here. */
  others: number;
  /** Absent where nobody waits. */
  order?: QueueOrder;
  /** Why the order is not known, in a short phrase. */
  orderProblem?: string;
}

/**
 * The door of a namespace to a cluster queue: a LocalQueue.
 *
 * @public
 */
export interface QuotaDoor {
  namespace: string;
  name: string;
  /** The entity reference of the owner of its namespace. */
  owner?: string;
  /** Whether new work can get in here; absent where that is not known. */
  usable?: boolean;
  /** Why not, in a sentence. */
  message?: string;
  /** How many pieces of work wait at it. */
  pending?: number;
  /** What is used through it. */
  used: QuotaAmount[];
}

/**
 * One quota: what it grants, who holds it and who waits for it.
 *
 * @public
 */
export interface QuotaReport extends QuotaAddress {
  uid: string;
  /** What kind of limit it is. */
  scope: QuotaScope;
  /** The entity reference of the owner of its namespace; absent for quotas of the whole cluster. */
  owner?: string;
  /** The cohort of a cluster queue, or the cluster queue behind a local one. */
  parent?: string;
  /** Whether new work can get quota here; absent where that is not known. */
  usable?: boolean;
  /** Why not: `Stopped`, `FlavorNotFound`, … */
  reason?: string;
  /** The sentence behind the reason as the cluster gives it. */
  message?: string;
  /** Which pods a namespace quota counts, where it does not count all. */
  scopes?: string[];
  /** Its accelerators, and what else a queue grants beside processors and memory. */
  figures: QuotaFigures[];
  holding: QuotaHolding;
  /** Absent where nothing waits in a line: what goes beyond a namespace quota is refused. */
  waiting?: QuotaWaiting;
  /** The ways into a cluster queue that the caller may see; absent for other quotas. */
  doors?: QuotaDoor[];
  /** How many more ways there are. */
  hiddenDoors?: number;
}

/**
 * The physical accelerators of one product on the nodes of a cluster.
 *
 * @public
 */
export interface PhysicalAccelerators {
  /** The product as the labels of nodes name it; absent where no label does. */
  product?: string;
  /** On how many nodes they are. */
  nodes: number;
  /** How many are handed out whole. */
  whole: number;
  /** How many are cut into slices; absent where nodes have slices and do not say of how many. */
  cut?: number;
  /** The slices, one entry per resource name. */
  slices: QuotaAmount[];
  /** How many are shared; absent where nodes have shares and do not say of how many. */
  shared?: number;
  /** The shares, one entry per resource name. */
  shares: QuotaAmount[];
  /** How many of the whole ones can be given to nobody: broken, or on nodes that take no pods. */
  unavailable: number;
  /** How many the labels of nodes count that no resource name hands out. */
  unoffered: number;
}

/**
 * How one resource of a cohort stands, over all its members.
 *
 * @public
 */
export interface CohortFigures {
  resource: string;
  flavor?: string;
  /** What the cohort adds that is no member's own. */
  own: number;
  /** What it and its members are entitled to, together. */
  entitled: number;
  /** What its members use, together. */
  used: number;
}

/**
 * A cohort: queues that lend each other what they do not use.
 *
 * @public
 */
export interface CohortReport {
  name: string;
  /** The cohort above it. */
  parent?: string;
  /** The cluster queues in it, in the order of their names; not those of cohorts below. */
  members: string[];
  /** Over its members and those of cohorts below. */
  figures: CohortFigures[];
}

/**
 * A part of what a report rests on.
 *
 * @public
 */
export type QuotaReportPart =
  | 'queues'
  | 'flavors'
  | 'namespace-quotas'
  | 'nodes'
  | 'work';

/**
 * What a report says of a cluster as a whole.
 *
 * @public
 */
export interface QuotaReportCluster {
  name: string;
  title?: string;
  /** Its accelerators, by product; absent for who may not read the quotas of clusters. */
  physical?: PhysicalAccelerators[];
  /** Absent for who may not read the quotas of clusters. */
  cohorts?: CohortReport[];
  /** What could not be read, or not lately: figures that rest on it may be too low. */
  missing: QuotaReportPart[];
  /** When the oldest of it was confirmed, where that is not now; ISO 8601. */
  asOf?: string;
}

/**
 * The answer of `GET /quotas/report`.
 *
 * @public
 */
export interface ListQuotaReportsResponse {
  items: QuotaReport[];
  /** Every cluster that the caller may see work of, with quotas or without. */
  clusters: QuotaReportCluster[];
  /** How fresh what it rests on is. */
  sources: SourceStatus[];
}

/**
 * The answer of `GET /quotas/report/{cluster}/{kind}/{namespace}/{name}`.
 *
 * @public
 */
export interface QuotaReportResponse {
  item: QuotaReport;
  cluster: QuotaReportCluster;
  sources: SourceStatus[];
}
