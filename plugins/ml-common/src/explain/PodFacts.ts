import { Accelerator } from '../workload';

/**
 * How a container ended.
 *
 * @public
 */
export interface ContainerEnd {
  /** `Error`, `OOMKilled`, `Completed`, `ContainerCannotRun`, … */
  reason?: string;
  exitCode?: number;
  /**
   * What the runtime says of a container that could not start. What a program wrote on its way out
   * is not kept: it may hold anything.
   */
  message?: string;
  /** In milliseconds since the epoch. */
  at?: number;
}

/**
 * What is kept of a container of a pod.
 *
 * @public
 */
export interface ContainerFacts {
  name: string;
  /** Whether it runs before the others; sidecars are none of these. */
  isInit: boolean;
  image?: string;
  state: 'waiting' | 'running' | 'ended' | 'unknown';
  /** Why it waits. */
  reason?: string;
  /** The sentence behind it, at most 1,000 characters; what looks like a secret is masked. */
  message?: string;
  ready: boolean;
  /** How often the kubelet started it again. */
  restarts: number;
  /** How it ended: now, or the last time. */
  end?: ContainerEnd;
  /** Its memory limit as written. */
  memoryLimit?: string;
  /** Devices that are given to it and are unhealthy: resource names. */
  unhealthy: string[];
}

/**
 * What is kept of a pod.
 *
 * @public
 */
export interface PodFacts {
  name: string;
  namespace?: string;
  uid: string;
  /** Which part of an endpoint it is, as `RoleReplicas` names it: `predictor`, `transformer`, … */
  role?: string;
  /** The Knative Revision that it runs. */
  revision?: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`. */
  phase?: string;
  /** The reason of the pod itself, for example `Evicted`. */
  reason?: string;
  message?: string;
  /** In milliseconds since the epoch. */
  createdAt?: number;
  /** In milliseconds since the epoch; set while it is being deleted. */
  deletedAt?: number;
  node?: string;
  ready: boolean;
  /** The scheduling gates that are left. */
  gates: string[];
  /** Why it has no node: the condition `PodScheduled` when it is false. */
  unscheduled?: { reason?: string; message?: string; since?: number };
  /** Who ends it: the condition `DisruptionTarget`. */
  disruption?: { reason?: string; message?: string; since?: number };
  /** What it asks for in accelerators. */
  accelerators: Accelerator[];
  containers: ContainerFacts[];
}
