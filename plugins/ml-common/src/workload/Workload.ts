import { Accelerator } from './Accelerator';
import { ServedModel } from './ServedModel';
import { WorkloadState } from './WorkloadState';

/**
 * The pods of one role, counted. Absent figures are not known, not zero.
 *
 * @public
 */
export interface RoleReplicas {
  /** The role as its kind names it: `Master`, `Worker`, `Launcher`, `predictor`, … */
  role: string;
  /** How many pods the manifest asks for. */
  desired?: number;
  /** How many run and, where the kind tells, are ready. */
  ready?: number;
  /** How many ended well. */
  succeeded?: number;
  /** How many ended badly. */
  failed?: number;
}

/**
 * How far work has come, where its status says so.
 *
 * @public
 */
export interface WorkloadProgress {
  /** Units done. */
  completed: number;
  /** Units in all. */
  total: number;
  /** What is counted, in the singular: `pod`, `epoch`, `percent`. */
  unit: string;
  /** The work's own estimate of the time that is left, in seconds, when it last reported. */
  remainingSeconds?: number;
}

/**
 * The share of one revision in the requests to an endpoint. Said only where there are several.
 *
 * @public
 */
export interface TrafficShare {
  /** The revision as its kind names it; `stable` where only its canaries have names. */
  revision: string;
  /** From 0 to 100. */
  percent: number;
  /** Whether it can serve; absent where that is not known. */
  ready?: boolean;
  /** Set on a new revision that is being tried. */
  canary?: true;
  /** Set where the share is asked for, and nothing says that requests are divided by it. */
  intended?: true;
}

/**
 * What a kind says about one piece of work: a training job, an endpoint, a notebook.
 *
 * All times are milliseconds since the epoch. Texts come from the cluster and are hostile until
 * shown as text.
 *
 * @public
 */
export interface WorkloadReading {
  type: 'workload';
  /** The word for its state. */
  state: WorkloadState;
  /**
   * The machine-readable reason as the cluster gives it, for example `BackoffLimitExceeded`. Beside
   * `Ready` it is a second fact: what serves is well, and a new revision is not, or not yet.
   */
  reason?: string;
  /** The sentence behind the reason as the cluster gives it, at most 300 characters. */
  message?: string;
  /** The pods per role, in the order of the manifest. */
  roles: RoleReplicas[];
  /** The accelerators over all pods, one entry per resource name. */
  accelerators: Accelerator[];
  /** The Kueue LocalQueue (or other queue) it is sent to. */
  queue?: string;
  /** The Kueue ClusterQueue that holds quota for it. */
  clusterQueue?: string;
  /** The name of its priority class. */
  priority?: string;
  /** When it last began to run; reset by a resume. */
  startedAt?: number;
  /** When it came to its end. */
  finishedAt?: number;
  /** How often it was started again, where that is known from the object alone. */
  restarts?: number;
  /** How far it has come, where its status says so. */
  progress?: WorkloadProgress;
  /** Where it serves, the address for users first; `http` and `https` only. */
  urls?: string[];
  /** How requests are divided, where there is more than one revision. */
  traffic?: TrafficShare[];
  /** What it serves, one entry per revision, as far as its object says. */
  serves?: ServedModel[];
}
