import { Clock } from '../Clock';

/** Around the interval, so that kinds and clusters do not list together. */
const JITTER = 0.2;
/** A watch is not opened for less: it would count as one that ended too soon. */
const MIN_WATCH_SECONDS = 15;

/** When everything is listed again although nothing seems to be wrong. */
export class Resync {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #intervalMs: number;
  #due = 0;

  constructor(options: {
    clock: Clock;
    random: () => number;
    /** In milliseconds. */
    intervalMs: number;
  }) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#intervalMs = options.intervalMs;
    this.listed();
  }

  get isDue(): boolean {
    return this.#clock.now() >= this.#due;
  }

  /** All was listed: it is not due for an interval, give or take a fifth. */
  listed(): void {
    const jitter = 1 + JITTER * (2 * this.#random() - 1);
    this.#due = this.#clock.now() + this.#intervalMs * jitter;
  }

  /**
   * For how many seconds a watch may be asked for. The server ends it in order when the list is
   * due, so nothing has to be aborted for it.
   */
  watchSeconds(wanted: number): number {
    const left = Math.ceil((this.#due - this.#clock.now()) / 1000);
    return Math.min(wanted, Math.max(MIN_WATCH_SECONDS, left));
  }
}
