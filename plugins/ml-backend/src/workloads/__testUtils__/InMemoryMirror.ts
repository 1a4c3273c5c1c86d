import {
  Kind,
  SourceStatus,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import {
  ClusterReadings,
  ListedReadings,
  MirrorReading,
  Surroundings,
} from '../../clusters/ClusterReadings';
import {
  MirrorRow,
  RowChange,
  WorkloadMirror,
} from '../../clusters/WorkloadMirror';

/** What a test row says about itself; the rest is filled in. */
export interface TestRow {
  cluster?: string;
  uid: string;
  kind?: string;
  group?: string;
  name?: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  createdAt?: number;
  owner?: string;
  workload?: Partial<MirrorRow['workload']>;
}

/**
 * A mirror whose rows a test puts and takes away.
 */
export class InMemoryMirror implements WorkloadMirror, ClusterReadings {
  readonly epoch = 'epoch-1';
  sequence = 0;
  readonly #rows = new Map<string, MirrorRow>();
  readonly #listeners = new Set<(change: RowChange) => void>();
  readonly #sourceListeners = new Set<() => void>();
  readonly #surroundings = new Map<string, Surroundings>();
  #sources: SourceStatus[] = [];
  #readings: MirrorReading[] = [];

  static create(): InMemoryMirror {
    return new InMemoryMirror();
  }

  rows(): Iterable<MirrorRow> {
    return this.#rows.values();
  }

  row(cluster: string, uid: string): MirrorRow | undefined {
    return this.#rows.get(`${cluster}/${uid}`);
  }

  rowAt(wanted: WorkloadAddress): MirrorRow | undefined {
    return [...this.#rows.values()].find(
      ({ cluster, kind, meta }) =>
        cluster === wanted.cluster &&
        kind.group === wanted.group &&
        kind.kind === wanted.kind &&
        meta.namespace === wanted.namespace &&
        meta.name === wanted.name,
    );
  }

  readings<T extends keyof ListedReadings>(
    type: T,
    cluster?: string,
  ): MirrorReading<ListedReadings[T]>[] {
    return this.#readings.filter(
      (held): held is MirrorReading<ListedReadings[T]> =>
        held.reading.type === type &&
        (cluster === undefined || held.cluster === cluster),
    );
  }

  surroundings(cluster: string, uid: string): Surroundings | undefined {
    return this.#surroundings.get(`${cluster}/${uid}`);
  }

  sources(): SourceStatus[] {
    return this.#sources;
  }

  onChange(listener: (change: RowChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onSourcesChange(listener: () => void): () => void {
    this.#sourceListeners.add(listener);
    return () => this.#sourceListeners.delete(listener);
  }

  put(test: TestRow): void {
    this.sequence += 1;
    const after = toRow(test, this.sequence);
    const key = `${after.cluster}/${after.meta.uid}`;
    const before = this.#rows.get(key);
    this.#rows.set(key, after);
    this.#tell({ sequence: this.sequence, before, after });
  }

  remove(uid: string, cluster = 'prod-eu'): void {
    const key = `${cluster}/${uid}`;
    const before = this.#rows.get(key);
    this.#rows.delete(key);
    this.sequence += 1;
    this.#tell({ sequence: this.sequence, before });
  }

  setSources(sources: SourceStatus[]): void {
    this.#sources = sources;
    for (const listener of this.#sourceListeners) {
      listener();
    }
  }

  setReadings(readings: MirrorReading[]): void {
    this.#readings = readings;
  }

  setSurroundings(
    uid: string,
    around: Partial<Surroundings>,
    cluster = 'prod-eu',
  ): void {
    this.#surroundings.set(`${cluster}/${uid}`, {
      related: [],
      parts: [],
      absent: [],
      ...around,
    });
  }

  #tell(change: RowChange): void {
    for (const listener of this.#listeners) {
      listener(change);
    }
  }
}

/** A row out of what a test cares about. */
export function toRow(test: TestRow, sequence = 1): MirrorRow {
  return {
    cluster: test.cluster ?? 'prod-eu',
    kind: testKind(test.group ?? 'kubeflow.org', test.kind ?? 'PyTorchJob'),
    meta: {
      uid: test.uid,
      name: test.name ?? test.uid,
      namespace: test.namespace ?? 'vision',
      resourceVersion: String(sequence),
      labels: test.labels ?? {},
      annotations: test.annotations ?? {},
      ...(test.createdAt !== undefined && { createdAt: test.createdAt }),
    },
    workload: {
      type: 'workload',
      state: 'Running',
      roles: [],
      accelerators: [],
      ...test.workload,
    },
    ...(test.owner && { owner: test.owner }),
    sequence,
  };
}

/** A kind of work out of its names. */
export function testKind(group: string, kind: string): Kind {
  return {
    id: kind.toLocaleLowerCase('en-US'),
    title: kind,
    group,
    kind,
    plural: `${kind.toLocaleLowerCase('en-US')}s`,
    versions: ['v1'],
    namespaced: true,
    category: 'training',
    reads: 'workload',
    related: [],
    relevant: () => true,
    podSelector: ({ meta }) => `job-name=${meta.name}`,
    read: () => ({
      type: 'workload',
      state: 'Unknown',
      roles: [],
      accelerators: [],
    }),
    combine: own => own,
  };
}
