import { FlavorReading, NodeReading, QuotaReading } from '../quota';
import { Accelerator, RoleReplicas, WorkloadReading } from '../workload';

/**
 * What Kueue says about a piece of work: whether it may start. Read from a Kueue `Workload`; never
 * a row of its own, but a related reading of the work that owns it.
 *
 * @public
 */
export interface AdmissionReading {
  type: 'admission';
  /**
   * `waiting`: no quota yet. `reserved`: quota is held, admission checks are not through.
   * `admitted`: may run. `evicted`: had quota and lost it, waits again. `inactive`: deactivated,
   * waits for nobody. `finished`: the work ended. `unknown`: the object could not be read; `message`
   * says which field.
   */
  phase:
    | 'waiting'
    | 'reserved'
    | 'admitted'
    | 'evicted'
    | 'inactive'
    | 'finished'
    | 'unknown';
  /** The reason of the condition that decides the phase. */
  reason?: string;
  /** The message of that condition, at most 300 characters. */
  message?: string;
  /**
   * Why it has no quota now, where that is something else than why it lost it; at most 300
   * characters.
   */
  quotaMessage?: string;
  /** The LocalQueue. */
  queue?: string;
  /** The ClusterQueue that admitted it. */
  clusterQueue?: string;
  /** The priority class. */
  priority?: string;
  /** How often it lost its quota again. */
  evictions?: number;
  /** When the phase began, in milliseconds since the epoch. */
  since?: number;
}

/**
 * What a namespace says about the work in it.
 *
 * @public
 */
export interface NamespaceReading {
  type: 'namespace';
  /** The entity reference of the owning group, from the annotation `mlport/owner`. */
  owner?: string;
}

/**
 * What a training runtime adds to a job that leaves it open. It is a template and has no state.
 *
 * @public
 */
export interface RuntimeReading {
  type: 'runtime';
  /** How many nodes train, where the job does not say; absent means one. */
  nodes?: number;
  /** What one node asks for in accelerators, where the job does not say. */
  perNode: Accelerator[];
  /** The roles of its template. That of the nodes has their number. */
  roles: RoleReplicas[];
  /** The framework that it is for: `torch`, `deepspeed`, `jax`, … */
  framework?: string;
  /** Set when its maker supports it no longer. */
  deprecated?: true;
  /** Set when it could not be read. */
  reason?: string;
  /** Which field could not be read. */
  message?: string;
}

/**
 * What a kind makes of one object. Later kinds add their own: a route, a runtime.
 *
 * @public
 */
export type Reading =
  | WorkloadReading
  | AdmissionReading
  | NamespaceReading
  | RuntimeReading
  | QuotaReading
  | FlavorReading
  | NodeReading;
