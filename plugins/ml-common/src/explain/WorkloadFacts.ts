import { AdmissionReading } from '../kinds';
import { NodeReading, QueuePlace, QuotaReading } from '../quota';
import { WorkloadReading } from '../workload';
import { EventFacts } from './EventFacts';
import { PodFacts } from './PodFacts';

/**
 * A reading and the name of the object that it is of.
 *
 * @public
 */
export interface Named<T> {
  name: string;
  namespace?: string;
  reading: T;
}

/**
 * What is known about one piece of work when it is explained. All lists may be empty: what could
 * not be fetched, or may not be seen, is simply not there, and the sentence says less.
 *
 * @public
 */
export interface WorkloadFacts {
  /** The present, in milliseconds since the epoch. */
  now: number;
  name: string;
  namespace: string;
  /** The full reading: with what Kueue and other objects add. */
  reading: WorkloadReading;
  /** What Kueue says about it. */
  admission?: AdmissionReading;
  /** Where it stands in its queue, when it waits there and that could be had. */
  place?: QueuePlace;
  /** Its pods, also those that ended. */
  pods: readonly PodFacts[];
  /** The events of the work, of its parts and of its pods. */
  events: readonly EventFacts[];
  /** The quotas of its namespace, its queue, and the queues of the same cohort. */
  quotas: readonly Named<QuotaReading>[];
  /** The nodes with accelerators of its cluster. */
  nodes: readonly Named<NodeReading>[];
  /** What it names and is known not to exist. */
  missing: readonly { what: 'runtime' | 'queue'; name: string }[];
  /** Other work of the cluster by the uid of its object, so that who took its place has a name. */
  neighbors: readonly { uid: string; name: string; namespace?: string }[];
}
