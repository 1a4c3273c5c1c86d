import { Clock } from '../Clock';

/** The figures of client-go's reflector (`tools/cache/reflector.go`), in milliseconds. */
const INITIAL_MS = 800;
const MAX_MS = 30_000;
const FACTOR = 2;
const JITTER = 1;
const RESET_AFTER_MS = 2 * 60_000;

/** How long to wait before the next attempt; starts anew after two minutes without a failure. */
export class Backoff {
  readonly #clock: Clock;
  readonly #random: () => number;
  #delay = INITIAL_MS;
  #lastEnd = -Infinity;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The next delay in milliseconds, from 800 to 60,000. */
  next(): number {
    const now = this.#clock.now();
    if (now - this.#lastEnd > RESET_AFTER_MS) {
      this.#delay = INITIAL_MS;
    }
    const delay = this.#delay * (1 + JITTER * this.#random());
    this.#delay = Math.min(MAX_MS, this.#delay * FACTOR);
    this.#lastEnd = now + delay;
    return delay;
  }
}
