import { changesFor } from '../../workloads/changesFor';
import { WorkloadFilter } from '../../workloads/compileFilter';
import { formatVersion, parseVersion } from '../../workloads/version';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { rememberAll } from './rememberAll';
import { serializeDelta, serializeSnapshot } from './serializeEvents';

/** Snapshots up to this many rows are kept for the next reader, until something changes. */
const SHARED_SNAPSHOT_ROWS = 5_000;

/**
 * What takes a reader on from where it stands: parts to write, and where it stands then.
 */
export interface Step {
  parts: Iterable<string>;
  to: number;
}

/**
 * A filtered view of the book that all readers with the same filter share. Its position moves on at
 * each flush; what moves it is serialized once, for all readers who are up to date.
 */
export class LiveView {
  readonly filter: WorkloadFilter;
  readonly #book: WorkloadBook;
  readonly #readers = new Set<() => void>();
  #position: number;
  #latest?: { from: number; step: Step };
  #snapshot?: Step;

  static create(book: WorkloadBook, filter: WorkloadFilter): LiveView {
    return new LiveView(book, filter);
  }

  private constructor(book: WorkloadBook, filter: WorkloadFilter) {
    this.#book = book;
    this.filter = filter;
    this.#position = book.sequence;
  }

  /** The sequence that an up-to-date reader has everything up to. */
  get position(): number {
    return this.#position;
  }

  /** Whether nobody reads it. */
  get isIdle(): boolean {
    return this.#readers.size === 0;
  }

  /** Wakes a reader after each flush; the answer unsubscribes. */
  join(wake: () => void): () => void {
    this.#readers.add(wake);
    return () => this.#readers.delete(wake);
  }

  /** Moves on to the book's newest change. */
  flush(): void {
    const from = this.#position;
    const to = this.#book.sequence;
    if (from !== to) {
      this.#position = to;
      this.#snapshot = undefined;
      const step = this.#delta(from, to);
      this.#latest = step && {
        from,
        step: { ...step, parts: [...step.parts] },
      };
    }
    for (const wake of this.#readers) {
      wake();
    }
  }

  /** The point to resume from for a reader at a sequence. */
  version(sequence: number): string {
    return formatVersion(this.#book, this.filter, sequence);
  }

  /** Where a reader stands who comes back with a version; `undefined` when it cannot go on. */
  resume(version: string | undefined): number | undefined {
    const sequence = parseVersion(this.#book, this.filter, version);
    if (sequence === undefined || !this.#book.changesSince(sequence)) {
      return undefined;
    }
    if (sequence > this.#position) {
      this.flush();
    }
    return sequence;
  }

  /**
   * What takes a reader from a sequence to the position of the view; `undefined` when the changes
   * since are not all known any more, so that only a snapshot helps.
   */
  stepFrom(sequence: number): Step | undefined {
    return this.#latest?.from === sequence
      ? this.#latest.step
      : this.#delta(sequence, this.#position);
  }

  /** All rows of now. Moves the view on, so that its reader is up to date after it. */
  snapshot(): Step {
    this.flush();
    const to = this.#position;
    if (this.#snapshot?.to === to) {
      return this.#snapshot;
    }
    const entries = [...this.#book.entries()].filter(this.filter.matches);
    const parts = serializeSnapshot(
      entries,
      this.version(to),
      this.filter.match,
    );
    if (entries.length > SHARED_SNAPSHOT_ROWS) {
      return { parts, to };
    }
    this.#snapshot = { parts: rememberAll(parts), to };
    return this.#snapshot;
  }

  /** A change without rows for a filter that nothing concerned leaves the reader where it is. */
  #delta(from: number, to: number): Step | undefined {
    const changes = this.#book.changesSince(from);
    if (!changes) {
      return undefined;
    }
    const { upserts, removes } = changesFor(changes, this.filter, to);
    return upserts.length + removes.length === 0
      ? { parts: [], to }
      : { parts: serializeDelta(upserts, removes, this.version(to)), to };
  }
}
