import { Explanation, EventFacts, PodFacts } from '../explain';
import { QueuePlace } from '../quota';
import { TrafficShare } from '../workload';
import { SourceStatus, WorkloadItem } from './workloads';

/**
 * The address of one workload: what its URL is made of.
 *
 * @public
 */
export interface WorkloadAddress {
  cluster: string;
  namespace: string;
  /** The API group; in URLs `core` stands for the core group. */
  group: string;
  /** The Kubernetes kind. */
  kind: string;
  name: string;
}

/**
 * A condition of the object's status as it stands there. Times are ISO 8601.
 *
 * @public
 */
export interface WorkloadCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  since?: string;
}

/**
 * A step in the life of a workload, oldest first.
 *
 * @public
 */
export interface TimelineStep {
  /** `created`, `queued`, `admitted`, `started`, `restarted`, `evicted`, `finished`. */
  what: string;
  /** ISO 8601. */
  at: string;
}

/**
 * A part of the details that is not there, and why.
 *
 * @public
 */
export interface MissingPart {
  part: 'object' | 'pods' | 'events' | 'place';
  /** A short phrase without secrets: `connection refused`. */
  message: string;
}

/**
 * The answer of `GET /workloads/{cluster}/{namespace}/{group}/{kind}/{name}`: one workload, why it is
 * as it is, and what that rests on.
 *
 * @public
 */
export interface WorkloadDetails {
  item: WorkloadItem;
  /** Absent when there is nothing to explain. */
  explanation?: Explanation;
  /** Where it stands in its queue; absent when it waits in none, or the queue does not tell. */
  place?: QueuePlace;
  conditions: WorkloadCondition[];
  timeline: TimelineStep[];
  pods: PodFacts[];
  /** Where it serves, the address for users first; `http` and `https` only. Absent when it does not. */
  urls?: string[];
  /** How requests are divided, where there is more than one revision. */
  traffic?: TrafficShare[];
  /** Newest first, at most 100. */
  events: EventFacts[];
  /** What could not be fetched; the rest stands. */
  missing: MissingPart[];
  /** The source of the workload. */
  source?: SourceStatus;
  /** When pods and events were fetched, ISO 8601. */
  collectedAt: string;
}

/**
 * Which log to read.
 *
 * @public
 */
export interface WorkloadLogRequest extends WorkloadAddress {
  pod: string;
  container?: string;
  /** The container before its last restart. */
  previous?: boolean;
  /** 1 to 1,000; 100 when absent. */
  tailLines?: number;
}

/**
 * The last lines of a container; what looks like a secret is masked.
 *
 * @public
 */
export interface WorkloadLog {
  pod: string;
  container?: string;
  lines: string[];
  /** Whether there was more than was asked for, or than is shown. */
  truncated: boolean;
}

/**
 * The object as YAML, with values of environment variables, credential-like arguments and the
 * last-applied annotation masked, and managed fields left out.
 *
 * @public
 */
export interface WorkloadManifest {
  yaml: string;
}
