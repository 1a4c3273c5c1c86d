import { BookEntry } from '../../workloads/BookEntry';
import { changesFor } from '../../workloads/changesFor';
import { WorkloadFilter } from '../../workloads/compileFilter';
import { formatVersion, parseVersion } from '../../workloads/version';
import { WorkloadBook } from '../../workloads/WorkloadBook';
import { rememberAll } from './rememberAll';
import { serializeDelta, serializeSnapshot } from './serializeEvents';

/** Snapshots up to this many rows are kept for the next reader, until something changes. */
const SHARED_SNAPSHOT_ROWS = 5_000;

/** How long what was serialized is kept for others who are about to need it, in milliseconds. */
const KEPT_MS = 2_000;

/**
 * What takes a reader on from where it stands: parts to write, and where it stands then.
 */
export interface Step {
  parts: Iterable<Buffer>;
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
  #forget?: NodeJS.Timeout;

  static create(book: WorkloadBook, filter: WorkloadFilter): LiveView {
    return new LiveView(book, filter);
  }

  private constructor(book: WorkloadBook, filter: WorkloadFilter) {
    this.#book = book;
    this.filter = filter;
    this.#position = book.sequence;
  }

  /** The sequence that an up-to-date reader has everything up to, at least. */
  get position(): number {
    return this.#position;
  }

  /** Whether nobody reads it. */
  get isIdle(): boolean {
    return this.#readers.size === 0;
  }

  /** What wakes its readers, one each, after a flush. */
  get readers(): Iterable<() => void> {
    return this.#readers;
  }

  /** Adds a reader; the answer takes it away. */
  join(wake: () => void): () => void {
    this.#readers.add(wake);
    return () => {
      this.#readers.delete(wake);
      if (this.isIdle) {
        this.#drop();
      }
    };
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
      this.#forgetLater();
    }
  }

  /** The point to resume from for a reader at a sequence. */
  version(sequence: number): string {
    return formatVersion(this.#book, this.filter, sequence);
  }

  /** Where a reader stands who comes back with a version; `undefined` when it cannot go on. */
  resume(version: string | undefined): number | undefined {
    const sequence = parseVersion(this.#book, this.filter, version);
    return sequence === undefined || !this.#book.changesSince(sequence)
      ? undefined
      : sequence;
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

  /** All rows of now. Its reader is ahead of the view until the next flush. */
  snapshot(): Step {
    const to = this.#book.sequence;
    if (this.#snapshot?.to === to) {
      return this.#snapshot;
    }
    const entries = this.#entries(SHARED_SNAPSHOT_ROWS);
    const serialize = (rows: Iterable<BookEntry>) =>
      serializeSnapshot(rows, this.version(to), this.filter.match);
    if (!entries) {
      return { parts: serialize(this.#entriesUntil(to)), to };
    }
    this.#snapshot = { parts: rememberAll(serialize(entries)), to };
    this.#forgetLater();
    return this.#snapshot;
  }

  /** The entries of now, if they are not more than `most`. */
  #entries(most: number): BookEntry[] | undefined {
    const entries: BookEntry[] = [];
    for (const entry of this.#book.entries()) {
      if (this.filter.matches(entry)) {
        if (entries.length === most) {
          return undefined;
        }
        entries.push(entry);
      }
    }
    return entries;
  }

  /**
   * The entries, without a copy of them, at the pace of a reader. What changes meanwhile is left
   * out: it comes with the changes after `to`, which is where the reader stands then.
   */
  *#entriesUntil(to: number): Generator<BookEntry, void, undefined> {
    for (const entry of this.#book.entries()) {
      if (entry.sequence <= to && this.filter.matches(entry)) {
        yield entry;
      }
    }
  }

  /** A change without rows for a filter that nothing concerned leaves the reader where it is. */
  #delta(from: number, to: number): Step | undefined {
    const changes = this.#book.netChanges(from, to);
    if (!changes) {
      return undefined;
    }
    const { upserts, removes } = changesFor(changes, this.filter);
    return upserts.length + removes.length === 0
      ? { parts: [], to }
      : { parts: serializeDelta(upserts, removes, this.version(to)), to };
  }

  #forgetLater(): void {
    if (this.#forget) {
      this.#forget.refresh();
    } else {
      this.#forget = setTimeout(() => this.#drop(), KEPT_MS).unref();
    }
  }

  #drop(): void {
    clearTimeout(this.#forget);
    this.#forget = undefined;
    this.#latest = undefined;
    this.#snapshot = undefined;
  }
}
