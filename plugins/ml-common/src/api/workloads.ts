import {
  Accelerator,
  RoleReplicas,
  TrafficShare,
  WorkloadProgress,
  WorkloadState,
} from '../workload';

/**
 * One row of `GET /workloads`: a piece of work on a cluster. Times are ISO 8601 in UTC.
 *
 * Where the fact comes from, and how old it is, is the {@link SourceStatus} of its `cluster`,
 * `group` and `kind`; see {@link freshnessOf}.
 *
 * @public
 */
export interface WorkloadItem {
  cluster: string;
  namespace: string;
  /** The API group of the kind. */
  group: string;
  /** The Kubernetes kind. */
  kind: string;
  name: string;
  uid: string;
  state: WorkloadState;
  reason?: string;
  message?: string;
  /** The entity reference of the owner of its namespace. */
  owner?: string;
  queue?: string;
  priority?: string;
  roles?: RoleReplicas[];
  accelerators?: Accelerator[];
  createdAt?: string;
  startedAt?: string;
  finishedAt?: string;
  restarts?: number;
  progress?: WorkloadProgress;
  /** Where it serves, the address for users first; `http` and `https` only. */
  urls?: string[];
  /** How requests are divided, where there is more than one revision. */
  traffic?: TrafficShare[];
  /**
   * Why it waits, fails or restarts, in one sentence without a period: the headline of its
   * explanation, when that was last looked at.
   */
  why?: string;
  /** Set when no catalog entity claims it by its annotations. */
  unclaimed?: true;
  /** Grows with every change of the row within one stream epoch; the greater one is the newer. */
  sequence: number;
}

/**
 * How far one kind on one cluster can be trusted.
 *
 * `syncing`: the first list is under way. `fresh`: what is shown is what the cluster has. `stale`:
 * it was, at `asOf`. `forbidden`: the portal may not read it. `missing`: the cluster does not serve
 * it. `unreachable`: the cluster never answered. `unsupported`: the cluster wants the user's own
 * sign-in, which a background reader does not have.
 *
 * @public
 */
export type Freshness =
  | 'syncing'
  | 'fresh'
  | 'stale'
  | 'forbidden'
  | 'missing'
  | 'unreachable'
  | 'unsupported';

/**
 * Why a source is not fresh, in words without secrets, and the way out where it is known.
 *
 * @public
 */
export interface SourceError {
  /** `refused`, `silent`, `timeout`, `tls`, `unauthorized`, `forbidden`, `throttled`, `server`, `malformed`, `unknown`. */
  code: string;
  /** A short phrase: `connection refused`. */
  message: string;
  /** What to do about it, where it is known. */
  fix?: string;
}

/**
 * One kind on one cluster, and how fresh it is.
 *
 * @public
 */
export interface SourceStatus {
  cluster: string;
  /** The title of the cluster, where it has one. */
  clusterTitle?: string;
  group: string;
  kind: string;
  freshness: Freshness;
  /** The version that is read, for example `v1beta2`. */
  version?: string;
  /** How many objects are held; absent for who lacks `ml.source.read`, as are the other counts. */
  rows?: number;
  /** How many objects could not be read for want of an identity. */
  unreadable?: number;
  /** When the cluster last confirmed what is shown. */
  asOf?: string;
  /** How often the watch had to be opened again after a failure. */
  restarts?: number;
  /** How often all was listed again, to compare, although nothing seemed to be wrong. */
  resyncs?: number;
  /** How many objects those lists found other than the watch had told. */
  drift?: number;
  error?: SourceError;
}

/**
 * What to list. Several values of one field mean any of them; several fields mean all of them.
 *
 * @public
 */
export interface WorkloadQuery {
  /** The work of one catalog entity, by its kubernetes annotations. */
  entityRef?: string;
  cluster?: string[];
  namespace?: string[];
  /** Kubernetes kinds, for example `PyTorchJob`. */
  kind?: string[];
  state?: WorkloadState[];
  /** Entity references of owning groups. */
  owner?: string[];
  queue?: string[];
  /**
   * Words that all must occur in name, namespace, queue, reason, message or `why`, each in any of
   * them; case does not matter.
   */
  text?: string;
  /** `true`: only what an entity claims; `false`: only what none does. */
  claimed?: boolean;
}

/**
 * The orders that a list can have; a leading `-` turns one round. `attention` has what needs
 * somebody first, and the newest first within a state.
 *
 * @public
 */
export type WorkloadSort =
  | 'attention'
  | 'name'
  | 'namespace'
  | 'cluster'
  | 'kind'
  | 'queue'
  | 'age'
  | 'accelerators';

/**
 * A query, an order and a page.
 *
 * @public
 */
export interface ListWorkloadsRequest extends WorkloadQuery {
  /** For example `attention` (the default) or `-age`. */
  sort?: WorkloadSort | `-${WorkloadSort}`;
  /** 1 to 1,000; 200 when absent. */
  limit?: number;
  /** The `next` of the page before. */
  cursor?: string;
}

/**
 * By which annotations of an entity its work was looked for. Present when the query names an
 * entity.
 *
 * @public
 */
export interface EntityMatch {
  /**
   * The annotation that chooses the work; `label-selector` goes before `kubernetes-id`. `object`:
   * `mlport/workload-kind` and `mlport/workload-name` name one object, which goes before both, and is
   * no claim: what a discovered entity shows stays unclaimed. `none`: the entity carries none of
   * them, so no work can be its own, which is not the same as having none now.
   */
  by: 'kubernetes-id' | 'label-selector' | 'object' | 'none';
  /** The kind and the group of the one object: `InferenceService.serving.kserve.io`. */
  kind?: string;
  /** The name of the one object. */
  name?: string;
  /** The label selector that was applied. */
  selector?: string;
  /** From `backstage.io/kubernetes-namespace`: only this namespace. */
  namespace?: string;
  /** From `backstage.io/kubernetes-cluster`: only this cluster. */
  cluster?: string;
  /** Why the annotation cannot be followed; then nothing matches. */
  problem?: string;
}

/**
 * The answer of `GET /workloads`.
 *
 * @public
 */
export interface ListWorkloadsResponse {
  items: WorkloadItem[];
  /** Set when there is more. */
  next?: string;
  /** How many match in all. */
  total: number;
  /** How many match the query without its `state`, by state. States with none are absent. */
  counts: Partial<Record<WorkloadState, number>>;
  sources: SourceStatus[];
  /** Where a stream of the same query can take up from this answer: `epoch.sequence`. */
  version: string;
  /** How the entity of the query was matched. */
  match?: EntityMatch;
}

/**
 * The key of a row over all clusters.
 *
 * @public
 */
export interface WorkloadKey {
  cluster: string;
  uid: string;
}

/**
 * What `GET /workloads/stream` sends, after parsing. `id` is the point to resume from, and empty
 * where the reader does not have everything up to a point yet: with all parts of a snapshot or a
 * change but the last. A delta without rows only moves the point on.
 *
 * @public
 */
export type WorkloadStreamEvent =
  /** Rows of the snapshot; `reset` with the first part, `complete` with the last. */
  | {
      type: 'snapshot';
      id: string;
      items: WorkloadItem[];
      reset: boolean;
      complete: boolean;
      /** How the entity of the query was matched; with the first part. */
      match?: EntityMatch;
    }
  /** What changed since. `removes` come with the last part, the one that has an `id`. */
  | {
      type: 'delta';
      id: string;
      upserts: WorkloadItem[];
      removes: WorkloadKey[];
    }
  /** All sources, whenever one of them changed. */
  | { type: 'sources'; id: string; sources: SourceStatus[] }
  /**
   * The server ends the stream: `permission` when the viewer may no longer read it, which is for
   * good; `token` when the viewer's token ran out and a new one may go on from the last `id`.
   */
  | { type: 'end'; reason: string };
