import { SourceStatus, WorkloadKey } from '@mlport/backstage-plugin-ml-common';
import { setImmediate } from 'node:timers/promises';
import { MirrorRow, WorkloadMirror } from '../clusters/WorkloadMirror';
import { BookChange, BookEntry } from './BookEntry';
import { ChangeLog } from './ChangeLog';
import { ClaimIndex } from './ClaimIndex';
import { FirstRowsCache } from './FirstRowsCache';
import { NetChange, netChanges } from './netChanges';

/** How many rows are looked at in one turn of the event loop when the claims changed. */
const ROWS_PER_TURN = 2_000;

/** How many changes are remembered. */
const LOG_CAPACITY = 20_000;

/**
 * All work on all clusters, joined with the catalog's claims and with why it waits: what lists and
 * streams read. Counts its own sequence, since a row changes for its readers also when only these do.
 */
export class WorkloadBook {
  /** The pages that are read lately. */
  readonly firstRows = new FirstRowsCache();
  readonly #mirror: WorkloadMirror;
  readonly #entries = new Map<string, BookEntry>();
  readonly #listeners = new Set<() => void>();
  readonly #log: ChangeLog;
  readonly #unsubscribe: () => void;
  #claims?: ClaimIndex;
  #net?: { from: number; to: number; changes: readonly NetChange[] };
  #sequence = 1;

  static create(
    mirror: WorkloadMirror,
    options: { logCapacity?: number } = {},
  ): WorkloadBook {
    return new WorkloadBook(mirror, options.logCapacity ?? LOG_CAPACITY);
  }

  private constructor(mirror: WorkloadMirror, logCapacity: number) {
    this.#mirror = mirror;
    this.#log = ChangeLog.create(logCapacity, this.#sequence);
    for (const row of mirror.rows()) {
      this.#entries.set(keyOf(row), { row, sequence: this.#sequence });
    }
    this.#unsubscribe = mirror.onChange(({ before, after }) =>
      this.#put(before, after, after && this.#whyStill(after)),
    );
  }

  /** Sequences compare only within one epoch. */
  get epoch(): string {
    return this.#mirror.epoch;
  }

  /** The sequence of the newest change. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Whether it is known which rows are claimed. */
  get knowsClaims(): boolean {
    return this.#claims !== undefined;
  }

  /** The entry of a row, if there is one. */
  entry({ cluster, uid }: WorkloadKey): BookEntry | undefined {
    return this.#entries.get(`${cluster}/${uid}`);
  }

  /** The entries of now, in no particular order. */
  entries(): Iterable<BookEntry> {
    return this.#entries.values();
  }

  /** Every cluster and kind. */
  sources(): SourceStatus[] {
    return this.#mirror.sources();
  }

  /** The changes after a sequence; `undefined` when they are not known any more. */
  changesSince(sequence: number): Iterable<BookChange> | undefined {
    return this.#log.since(sequence);
  }

  /**
   * The same, put together per row, up to a sequence. All views that are moved on together ask for
   * the same, so the newest answer is kept.
   */
  netChanges(from: number, to: number): readonly NetChange[] | undefined {
    const changes = this.#log.since(from);
    if (changes && (this.#net?.from !== from || this.#net.to !== to)) {
      this.#net = { from, to, changes: netChanges(changes, to) };
    }
    return changes && this.#net?.changes;
  }

  /** Calls back after each change, synchronously; the answer unsubscribes. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back when a source changed; the answer unsubscribes. */
  onSourcesChange(listener: () => void): () => void {
    return this.#mirror.onSourcesChange(listener);
  }

  /** Takes over what the catalog claims now, a slice of rows at a time. */
  async setClaims(claims: ClaimIndex): Promise<void> {
    this.#claims = claims;
    let looked = 0;
    for (const key of [...this.#entries.keys()]) {
      const entry = this.#entries.get(key);
      if (entry && entry.unclaimed !== !claims.claims(entry.row)) {
        this.#put(entry.row, entry.row, entry.why);
      }
      looked += 1;
      if (looked % ROWS_PER_TURN === 0) {
        await setImmediate();
        if (this.#claims !== claims) {
          return;
        }
      }
    }
  }

  /** Takes over why a row waits or fails; nothing when that is not known, or not so any longer. */
  setWhy(key: WorkloadKey, why: string | undefined): void {
    const entry = this.entry(key);
    if (entry && entry.why !== why) {
      this.#put(entry.row, entry.row, why);
    }
  }

  /** Stops listening to the mirror. */
  close(): void {
    this.#unsubscribe();
    this.#listeners.clear();
  }

  /** What is known of a row before it changed: good for as long as its state stays. */
  #whyStill(row: MirrorRow): string | undefined {
    const known = this.#entries.get(keyOf(row));
    return known?.row.workload.state === row.workload.state
      ? known.why
      : undefined;
  }

  #put(
    oldRow: MirrorRow | undefined,
    row: MirrorRow | undefined,
    why: string | undefined,
  ): void {
    const identity = row ?? oldRow;
    if (!identity) {
      return;
    }
    const key = keyOf(identity);
    const before = this.#entries.get(key);
    if (!before && !row) {
      return;
    }
    this.#sequence += 1;
    const after = row && this.#entry(row, why);
    if (after) {
      this.#entries.set(key, after);
    } else {
      this.#entries.delete(key);
    }
    this.#log.push({ sequence: this.#sequence, before, after });
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #entry(row: MirrorRow, why: string | undefined): BookEntry {
    // Spelled out: V8 keeps the fields of such an object inside it, those of a spread beside it.
    return {
      row,
      sequence: this.#sequence,
      unclaimed: this.#claims && !this.#claims.claims(row),
      why,
    };
  }
}

function keyOf(row: MirrorRow): string {
  return `${row.cluster}/${row.meta.uid}`;
}
