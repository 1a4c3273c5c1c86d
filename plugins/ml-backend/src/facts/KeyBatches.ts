import { Clock } from '../clusters/Clock';

/** How keys are gathered. */
export interface KeyBatchesOptions {
  clock: Clock;
  /** How long, in milliseconds. */
  waitMs: number;
  /** How many are handed out at once; the rest waits again. */
  most: number;
  take(keys: readonly string[]): void;
}

/** Gathers keys for a moment and hands them out together, in bounded portions. */
export class KeyBatches {
  readonly #options: KeyBatchesOptions;
  readonly #keys = new Set<string>();
  #isWaiting = false;
  #isStopped = false;

  static create(options: KeyBatchesOptions): KeyBatches {
    return new KeyBatches(options);
  }

  private constructor(options: KeyBatchesOptions) {
    this.#options = options;
  }

  add(key: string): void {
    this.#keys.add(key);
    this.#handOutLater();
  }

  delete(key: string): void {
    this.#keys.delete(key);
  }

  stop(): void {
    this.#isStopped = true;
  }

  #handOutLater(): void {
    if (this.#isWaiting || this.#keys.size === 0) {
      return;
    }
    this.#isWaiting = true;
    this.#options.clock.after(this.#options.waitMs, () => {
      this.#isWaiting = false;
      if (!this.#isStopped) {
        const keys = [...this.#keys].slice(0, this.#options.most);
        for (const key of keys) {
          this.#keys.delete(key);
        }
        this.#options.take(keys);
        this.#handOutLater();
      }
    });
  }
}
