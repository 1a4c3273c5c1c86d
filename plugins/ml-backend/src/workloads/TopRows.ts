import { MirrorRow } from '../clusters/WorkloadMirror';
import { Order, Place } from './order';

/**
 * Keeps the first few of many in an order, without sorting the many: a heap whose top is the last
 * of those kept. Most of a long list is turned away by one comparison with the place of that top.
 */
export class TopRows<T extends { readonly row: MirrorRow }> {
  readonly #limit: number;
  readonly #order: Order;
  readonly #heap: T[] = [];
  #last?: Place;

  /** @param limit - How many are kept; at least 1. */
  static create<T extends { readonly row: MirrorRow }>(
    limit: number,
    order: Order,
  ): TopRows<T> {
    return new TopRows(limit, order);
  }

  private constructor(limit: number, order: Order) {
    this.#limit = limit;
    this.#order = order;
  }

  add(entry: T): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(entry);
      this.#up(heap.length - 1);
      if (heap.length === this.#limit) {
        this.#last = this.#order.place(heap[0].row);
      }
    } else if (
      this.#last &&
      this.#order.compareToPlace(entry.row, this.#last) < 0
    ) {
      heap[0] = entry;
      this.#down();
      this.#last = this.#order.place(heap[0].row);
    }
  }

  /** What was kept, in order. */
  sorted(): T[] {
    return [...this.#heap].sort((a, b) => this.#order.compare(a.row, b.row));
  }

  #isAfter(a: number, b: number): boolean {
    return this.#order.compare(this.#heap[a].row, this.#heap[b].row) > 0;
  }

  #up(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = Math.floor((index - 1) / 2);
      if (!this.#isAfter(index, parent)) {
        return;
      }
      this.#swap(index, parent);
      index = parent;
    }
  }

  #down(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      let last = index;
      for (const child of [left, left + 1]) {
        if (child < this.#heap.length && this.#isAfter(child, last)) {
          last = child;
        }
      }
      if (last === index) {
        return;
      }
      this.#swap(index, last);
      index = last;
    }
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b], heap[a]];
  }
}
