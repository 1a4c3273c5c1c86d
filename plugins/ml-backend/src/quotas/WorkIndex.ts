import { AdmissionReading } from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings, MirrorReading } from '../clusters/ClusterReadings';
import { admissionObjectOf } from '../facts';
import { BookEntry } from '../workloads/BookEntry';

/** A piece of work, and what Kueue says about it. */
export interface QuotaWork {
  entry: BookEntry;
  admission?: MirrorReading<AdmissionReading>;
}

/** The work of one cluster, by what it may hold of, or wait for. */
export class WorkIndex {
  readonly #byClusterQueue = new Map<string, QuotaWork[]>();
  readonly #byLocalQueue = new Map<string, QuotaWork[]>();
  readonly #byNamespace = new Map<string, QuotaWork[]>();

  static create(
    cluster: string,
    entries: Iterable<BookEntry>,
    readings: ClusterReadings,
  ): WorkIndex {
    const index = new WorkIndex();
    for (const entry of entries) {
      if (entry.row.cluster === cluster) {
        index.#add(entry, readings);
      }
    }
    return index;
  }

  private constructor() {}

  /** What holds quota of a cluster queue. */
  inClusterQueue(name: string): readonly QuotaWork[] {
    return this.#byClusterQueue.get(name) ?? [];
  }

  /** What was sent to a LocalQueue, waiting or not. */
  inLocalQueue(namespace: string, name: string): readonly QuotaWork[] {
    return this.#byLocalQueue.get(`${namespace}/${name}`) ?? [];
  }

  /** What asks for accelerators in a namespace. */
  inNamespace(namespace: string): readonly QuotaWork[] {
    return this.#byNamespace.get(namespace) ?? [];
  }

  #add(entry: BookEntry, readings: ClusterReadings): void {
    const { cluster, meta, workload } = entry.row;
    const { queue, clusterQueue, accelerators } = workload;
    const { namespace = '' } = meta;
    const isQueued = queue !== undefined || clusterQueue !== undefined;
    const admission = isQueued
      ? admissionObjectOf(entry.row, readings.surroundings(cluster, meta.uid))
      : undefined;
    const work = { entry, ...(admission && { admission }) };
    if (admission?.reading.holds && clusterQueue !== undefined) {
      add(this.#byClusterQueue, clusterQueue, work);
    }
    if (queue !== undefined) {
      add(this.#byLocalQueue, `${namespace}/${queue}`, work);
    }
    if (accelerators.length > 0) {
      add(this.#byNamespace, namespace, work);
    }
  }
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
