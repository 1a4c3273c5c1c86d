/** Keys that wait for their turn: the last that came is the first to go, and the oldest are dropped. */
export class NewestFirst {
  readonly #capacity: number;
  readonly #keys = new Set<string>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#keys.size;
  }

  /** Adds a key; one that waits already keeps its place. */
  add(key: string): void {
    this.#keys.add(key);
    if (this.#keys.size > this.#capacity) {
      const [oldest] = this.#keys;
      this.#keys.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#keys.delete(key);
  }

  /** Takes the newest key. */
  take(): string | undefined {
    const newest = [...this.#keys].pop();
    if (newest !== undefined) {
      this.#keys.delete(newest);
    }
    return newest;
  }
}
