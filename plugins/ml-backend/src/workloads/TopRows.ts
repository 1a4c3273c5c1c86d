/**
 * Keeps the first few of many in an order, without sorting the many: a heap whose top is the last
 * of those kept. Most of a long list is turned away by one comparison.
 */
export class TopRows<T> {
  readonly #limit: number;
  readonly #compare: (a: T, b: T) => number;
  readonly #heap: T[] = [];

  /** @param limit - How many are kept; at least 1. */
  static create<T>(limit: number, compare: (a: T, b: T) => number): TopRows<T> {
    return new TopRows(limit, compare);
  }

  private constructor(limit: number, compare: (a: T, b: T) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  add(value: T): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(value);
      this.#up(heap.length - 1);
    } else if (this.#compare(value, heap[0]) < 0) {
      heap[0] = value;
      this.#down();
    }
  }

  /** What was kept, in order. */
  sorted(): T[] {
    return [...this.#heap].sort(this.#compare);
  }

  #up(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = Math.floor((index - 1) / 2);
      if (this.#compare(this.#heap[index], this.#heap[parent]) <= 0) {
        return;
      }
      this.#swap(index, parent);
      index = parent;
    }
  }

  #down(): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      let last = index;
      for (const child of [left, left + 1]) {
        if (child < heap.length && this.#compare(heap[child], heap[last]) > 0) {
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
    [this.#heap[a], this.#heap[b]] = [this.#heap[b], this.#heap[a]];
  }
}
