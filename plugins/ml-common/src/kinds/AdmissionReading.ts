/**
 * One thing that keeps a pod set from its quota, as Kueue says it. Amounts are in base units: pieces,
 * cores, bytes. Of what a flavor lacks for several pod sets only the last figure stands: they are
 * counted one after another, each with those before it.
 *
 * @public
 */
export type QuotaReason = {
  /** The pod set that it was said of; absent where the message names none. */
  podSet?: string;
} & (
  | {
      /** Less is free than is asked for: `needed` more would do. */
      is: 'not-free';
      resource: string;
      flavor: string;
      needed: number;
    }
  | {
      /** All pod sets together ask for more than the queue can ever give. */
      is: 'over-capacity';
      resource: string;
      flavor: string;
      asked: number;
      capacity: number;
    }
  | {
      /** The flavor has a taint that the pods do not tolerate, as Go prints it. */
      is: 'untolerated-taint';
      flavor: string;
      taint: string;
    }
  | {
      /** The flavor has other node labels than the pods select. */
      is: 'other-nodes';
      flavor: string;
    }
  | {
      /** The queue has no quota for the resource at all. */
      is: 'no-quota';
      resource: string;
    }
  | {
      /** `fits` of `pods` pods find room near each other. */
      is: 'topology-full';
      topology: string;
      fits: number;
      pods: number;
    }
);

/**
 * What a piece of work holds of one resource of its queue, in one flavor. Amounts are in base units:
 * pieces, bytes.
 *
 * @public
 */
export interface AdmittedAmount {
  /** The resource as the quota names it. */
  resource: string;
  /** The ResourceFlavor that it was given. */
  flavor?: string;
  amount: number;
}

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
  /**
   * What keeps it from its quota, read from the whole message before that is cut; what can never
   * be given first. At most 4.
   */
  quotaReasons?: readonly QuotaReason[];
  /** How many others Kueue stops to make room for it. */
  preempts?: number;
  /** The LocalQueue. */
  queue?: string;
  /** The ClusterQueue that admitted it. */
  clusterQueue?: string;
  /**
   * What it holds of that queue's quota beside processors and memory; absent where that is nothing.
   */
  holds?: readonly AdmittedAmount[];
  /** The priority class. */
  priority?: string;
  /** How often it lost its quota again. */
  evictions?: number;
  /** When the phase began, in milliseconds since the epoch. */
  since?: number;
}
