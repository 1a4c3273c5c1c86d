import { MirrorRow } from '../clusters/WorkloadMirror';

/**
 * A row of the mirror with what the catalog says about it. Immutable.
 */
export interface BookEntry {
  readonly row: MirrorRow;
  /** No catalog entity claims it. Absent while the catalog has not been read yet. */
  readonly unclaimed?: boolean;
  /** Why it waits or fails, in one sentence, as far as somebody has found out. */
  readonly why?: string;
  /** The book's sequence at the change that made this entry. */
  readonly sequence: number;
}

/**
 * An entry came (`before` absent), changed, or went (`after` absent).
 */
export interface BookChange {
  readonly sequence: number;
  readonly before?: BookEntry;
  readonly after?: BookEntry;
}
