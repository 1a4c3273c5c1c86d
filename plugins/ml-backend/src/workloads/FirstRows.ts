import {
  ListWorkloadsResponse,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { BookEntry } from './BookEntry';
import { WorkloadFilter } from './compileFilter';
import { NetChange } from './netChanges';
import { Order, Place } from './order';
import { toItem } from './toItem';
import { TopRows } from './TopRows';

/** How many more rows than asked for are known, so that some may go before all are looked at. */
const RESERVE = 200;

/** What is asked for: how many rows of a filter, in an order, after a place. */
export interface Wanted {
  readonly filter: WorkloadFilter;
  readonly order: Order;
  readonly limit: number;
  readonly start?: Place;
}

/**
 * The first rows of a filter in an order, with how many there are, kept in step by changes instead
 * of a pass over all rows. It knows some more rows than it is asked for; all that it does not know
 * come after its bound.
 */
export class FirstRows {
  readonly #wanted: Wanted;
  readonly #counts = new Map<string, number>();
  #total = 0;
  #onwards = 0;
  /** In order. */
  #known: BookEntry[] = [];
  /** The place after which rows are not known; all are known without one. */
  #bound?: Place;
  /** The rows as they were last asked for, until one of those known changes. */
  #items?: readonly WorkloadItem[];

  /** Makes it in one pass over all entries. */
  static create(wanted: Wanted, entries: Iterable<BookEntry>): FirstRows {
    const rows = new FirstRows(wanted);
    rows.#fill(entries);
    return rows;
  }

  private constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  /** How many match, whatever their state, by state. */
  get counts(): ListWorkloadsResponse['counts'] {
    return Object.fromEntries(this.#counts);
  }

  /** How many match. */
  get total(): number {
    return this.#total;
  }

  /** Whether there are more after {@link FirstRows.items}. */
  get hasMore(): boolean {
    return this.#onwards > this.#wanted.limit;
  }

  /** The rows that were asked for, as they go over the wire. */
  get items(): readonly WorkloadItem[] {
    this.#items ??= this.#known.slice(0, this.#wanted.limit).map(toItem);
    return this.#items;
  }

  /** The place of the last of the rows that were asked for, if there is one. */
  get end(): Place | undefined {
    const { limit, order } = this.#wanted;
    const last = this.#known[Math.min(limit, this.#known.length) - 1];
    return last && order.place(last.row);
  }

  /** Takes changes over; answers whether enough rows are known still. Otherwise make it anew. */
  apply(changes: Iterable<NetChange>): boolean {
    for (const { before, after } of changes) {
      if (before) {
        this.#remove(before);
      }
      if (after) {
        this.#add(after);
      }
    }
    const { limit } = this.#wanted;
    if (this.#known.length > limit + 2 * RESERVE) {
      this.#known.length = limit + RESERVE;
      this.#bindToLast();
    }
    return this.#known.length >= Math.min(limit, this.#onwards);
  }

  #fill(entries: Iterable<BookEntry>): void {
    const { limit, order } = this.#wanted;
    const top = TopRows.create<BookEntry>(limit + RESERVE, order);
    for (const entry of entries) {
      if (this.#count(entry, 1)) {
        top.add(entry);
      }
    }
    this.#known = top.sorted();
    if (this.#onwards > this.#known.length) {
      this.#bindToLast();
    }
  }

  /** Counts an entry in or out; answers whether it comes after the start. */
  #count(entry: BookEntry, by: 1 | -1): boolean {
    const { filter, order, start } = this.#wanted;
    if (!filter.matchesButState(entry)) {
      return false;
    }
    const { state } = entry.row.workload;
    const count = (this.#counts.get(state) ?? 0) + by;
    if (count === 0) {
      this.#counts.delete(state);
    } else {
      this.#counts.set(state, count);
    }
    if (!filter.hasState(state)) {
      return false;
    }
    this.#total += by;
    if (start && order.compareToPlace(entry.row, start) <= 0) {
      return false;
    }
    this.#onwards += by;
    return true;
  }

  #remove(entry: BookEntry): void {
    if (this.#count(entry, -1) && this.#isKnown(entry)) {
      this.#known.splice(this.#indexOf(entry), 1);
      this.#items = undefined;
    }
  }

  #add(entry: BookEntry): void {
    if (this.#count(entry, 1) && this.#isKnown(entry)) {
      this.#known.splice(this.#indexOf(entry), 0, entry);
      this.#items = undefined;
    }
  }

  #isKnown({ row }: BookEntry): boolean {
    return (
      this.#bound === undefined ||
      this.#wanted.order.compareToPlace(row, this.#bound) <= 0
    );
  }

  /** Where an entry is, or belongs. */
  #indexOf({ row }: BookEntry): number {
    let low = 0;
    let high = this.#known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#wanted.order.compare(this.#known[middle].row, row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #bindToLast(): void {
    this.#bound = this.#wanted.order.place(
      this.#known[this.#known.length - 1].row,
    );
  }
}
