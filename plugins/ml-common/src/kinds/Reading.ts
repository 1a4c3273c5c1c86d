import { WorkloadReading } from '../workload';

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
 * What a kind makes of one object. Later kinds add their own: a quota, a route, a runtime.
 *
 * @public
 */
export type Reading = WorkloadReading | AdmissionReading | NamespaceReading;
