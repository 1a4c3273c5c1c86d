import {
  Kind,
  ObjectMeta,
  SourceStatus,
  WorkloadReading,
} from '@mlport/backstage-plugin-ml-common';

/**
 * One piece of work as the mirror holds it: combined with what is related, rolled up, owned.
 * Immutable: a change makes a new row.
 */
export interface MirrorRow {
  readonly cluster: string;
  readonly kind: Kind;
  readonly meta: ObjectMeta;
  readonly workload: WorkloadReading;
  /** The entity reference of the owner of its namespace. */
  readonly owner?: string;
  /** The mirror's sequence at the change that made this row. */
  readonly sequence: number;
}

/** A row came (`before` absent), changed, or went (`after` absent). */
export interface RowChange {
  readonly sequence: number;
  readonly before?: MirrorRow;
  readonly after?: MirrorRow;
}

/**
 * What the rest of the backend sees of the clusters: rows, changes, and how fresh each source is.
 * Reading it costs the API servers nothing.
 */
export interface WorkloadMirror {
  /** Differs between replicas and between starts; sequences compare only within one epoch. */
  readonly epoch: string;
  /** The sequence of the newest change. */
  readonly sequence: number;
  /** The rows of now, in no particular order. */
  rows(): Iterable<MirrorRow>;
  /** One row. */
  row(cluster: string, uid: string): MirrorRow | undefined;
  /** Every cluster and kind. */
  sources(): SourceStatus[];
  /** Calls back after each change, synchronously; the answer unsubscribes. */
  onChange(listener: (change: RowChange) => void): () => void;
  /** Calls back when a source changed in more than its counts or time; the answer unsubscribes. */
  onSourcesChange(listener: () => void): () => void;
}
