import { FitAnswer } from '../fit';
import { SchemaCheck } from '../schema';
import { QuotaResource } from '../quota';
import { AcceleratorSharing } from '../workload';
import { SourceStatus } from './workloads';

/**
 * Manifests that are to be checked against one cluster: the body of `POST /manifests/validate` and
 * `POST /manifests/fit`.
 *
 * @public
 */
export interface CheckManifestsRequest {
  /** The name of a configured cluster. */
  cluster: string;
  /** Unknown JSON, one entry per object; at most 200. */
  manifests: readonly unknown[];
}

/**
 * The answer of `POST /manifests/validate`.
 *
 * @public
 */
export interface ValidateManifestsResponse extends SchemaCheck {
  cluster: string;
}

/**
 * The answer of `POST /manifests/fit`.
 *
 * @public
 */
export interface FitManifestsResponse extends FitAnswer {
  cluster: string;
}

/**
 * A queue that work can be sent to.
 *
 * @public
 */
export interface TargetQueue {
  /** The name of the LocalQueue. */
  name: string;
  /** The ClusterQueue behind it. */
  clusterQueue?: string;
  /** Whether new work can get quota here. */
  usable?: boolean;
  /** Why not, in a sentence. */
  message?: string;
  /** The quota of the ClusterQueue, where the caller may see it; else what the LocalQueue tells. */
  resources: QuotaResource[];
  /** How many pieces of work wait. */
  pending?: number;
}

/**
 * A namespace that work can be sent to.
 *
 * @public
 */
export interface TargetNamespace {
  name: string;
  /** The entity reference of its owner. */
  owner?: string;
  queues: TargetQueue[];
}

/**
 * An accelerator that nodes of a cluster offer.
 *
 * @public
 */
export interface TargetAccelerator {
  /** The resource name that pods ask for. */
  resource: string;
  sharing: AcceleratorSharing;
  /** The product as the nodes' labels name it. */
  product?: string;
  /** The node labels that choose this product. */
  nodeSelector?: Record<string, string>;
  /** How many all ready nodes together can give out, taken or not. */
  allocatable: number;
  /** How many the largest node can give to one pod. */
  largestNode: number;
}

/**
 * A cluster that work can be sent to.
 *
 * @public
 */
export interface TargetCluster {
  name: string;
  title?: string;
  namespaces: TargetNamespace[];
  accelerators: TargetAccelerator[];
  /** The kinds that it serves, for example `TrainJob`, of those that can be generated. */
  kinds: string[];
  /** The sources that this rests on and that are not fresh. */
  sources: SourceStatus[];
}

/**
 * The answer of `GET /targets`: where the caller can send work.
 *
 * @public
 */
export interface ListTargetsResponse {
  items: TargetCluster[];
}
