import { BookChange } from './BookEntry';

/**
 * The newest changes, in a ring, so that a reader who was away for a moment is told what changed
 * instead of everything.
 */
export class ChangeLog {
  readonly #capacity: number;
  readonly #ring: BookChange[] = [];
  /** The sequence of the change that is forgotten next, minus one. */
  #base: number;
  #newest: number;

  /**
   * @param capacity - How many changes are kept; each keeps two rows alive.
   * @param sequence - The sequence before the first change.
   */
  static create(capacity: number, sequence: number): ChangeLog {
    return new ChangeLog(capacity, sequence);
  }

  private constructor(capacity: number, sequence: number) {
    this.#capacity = capacity;
    this.#base = sequence;
    this.#newest = sequence;
  }

  /** Adds the next change; its sequence must be the one after the newest. */
  push(change: BookChange): void {
    this.#ring[change.sequence % this.#capacity] = change;
    this.#newest = change.sequence;
    this.#base = Math.max(this.#base, this.#newest - this.#capacity);
  }

  /**
   * The changes after a sequence, oldest first; `undefined` when some of them are forgotten or the
   * sequence has not been reached yet.
   */
  since(sequence: number): Iterable<BookChange> | undefined {
    if (sequence < this.#base || sequence > this.#newest) {
      return undefined;
    }
    return this.#range(sequence + 1, this.#newest);
  }

  *#range(first: number, last: number): Iterable<BookChange> {
    for (let sequence = first; sequence <= last; sequence++) {
      yield this.#ring[sequence % this.#capacity];
    }
  }
}
