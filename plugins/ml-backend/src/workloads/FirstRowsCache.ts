import { WorkloadFilter } from './compileFilter';
import { FirstRows, Wanted } from './FirstRows';
import { NetChange } from './netChanges';
import { BookEntry } from './BookEntry';

/** How many are held; each knows some hundred rows. */
const HELD = 100;
/** One that is behind by more is made anew: a pass over all rows costs about as much. */
const MOST_BEHIND = 5_000;

/** What the cache needs of the book. */
export interface ChangingEntries {
  readonly sequence: number;
  entries(): Iterable<BookEntry>;
  netChanges(from: number, to: number): readonly NetChange[] | undefined;
}

/**
 * The first rows that were asked for lately, for everybody with the same filter: a page that is
 * asked for again costs what changed since, and not a pass over all rows.
 */
export class FirstRowsCache {
  /** The one that was asked for longest ago comes first. */
  readonly #held = new Map<string, { rows: FirstRows; sequence: number }>();

  /** @param page - Which rows of the filter are wanted, as a key. */
  get(
    book: ChangingEntries,
    filter: WorkloadFilter,
    page: string,
    wanted: () => Wanted,
  ): FirstRows {
    const key = `${filter.fingerprint} ${page}`;
    const held = this.#held.get(key);
    const { sequence } = book;
    const rows =
      held && isInStep(held, book)
        ? held.rows
        : FirstRows.create(wanted(), book.entries());
    this.#held.delete(key);
    this.#held.set(key, { rows, sequence });
    if (this.#held.size > HELD) {
      const [oldest] = this.#held.keys();
      this.#held.delete(oldest);
    }
    return rows;
  }
}

/** Brings rows up to the newest change, if that can be done. */
function isInStep(
  held: { rows: FirstRows; sequence: number },
  book: ChangingEntries,
): boolean {
  const { rows, sequence } = held;
  if (sequence === book.sequence) {
    return true;
  }
  if (book.sequence - sequence > MOST_BEHIND) {
    return false;
  }
  const changes = book.netChanges(sequence, book.sequence);
  return changes !== undefined && rows.apply(changes);
}
