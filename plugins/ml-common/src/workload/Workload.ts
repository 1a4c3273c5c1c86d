import { Accelerator } from './Accelerator';
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
  /** The machine-readable reason as the cluster gives it, for example `BackoffLimitExceeded`. */
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
}
