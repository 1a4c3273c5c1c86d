import { FlavorReading, NodeReading, QuotaReading } from '../quota';
import { Accelerator, RoleReplicas, WorkloadReading } from '../workload';
import { AdmissionReading } from './AdmissionReading';

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
