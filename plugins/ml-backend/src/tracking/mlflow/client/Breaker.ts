import { Clock } from '../../../clusters/Clock';
import { TrackingFailure } from '../../TrackingAdapter';

/** So many requests may fail in a row. */
const MOST_FAILURES = 5;
/** How long a server is left alone, in milliseconds: twice as long each time, at most the last. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * Leaves a server alone that fails again and again. When its pause is over, one request may try; all
 * others wait for what becomes of it.
 */
export class Breaker {
  readonly #clock: Clock;
  #failures = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #pausedUntil: number | undefined;
  #isProbing = false;
  #last: TrackingFailure | undefined;

  static create(clock: Clock): Breaker {
    return new Breaker(clock);
  }

  private constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Why nothing may be asked now, where nothing may. */
  refusal(): TrackingFailure | undefined {
    const until = this.#pausedUntil;
    const isOver = until !== undefined && this.#clock.now() >= until;
    if (until === undefined || (isOver && !this.#isProbing)) {
      return undefined;
    }
    const { message = 'no answer', fix } = this.#last ?? {};
    const when = isOver
      ? 'until the attempt that is under way ends'
      : `until ${new Date(until).toISOString()}`;
    return {
      code: 'paused',
      message: `left alone ${when}, for it failed again and again: ${message}`,
      ...(fix && { fix }),
    };
  }

  /** A request begins, after {@link Breaker.refusal} had nothing against it. */
  begin(): void {
    this.#isProbing = this.#pausedUntil !== undefined;
  }

  /** The server answered. */
  succeeded(): void {
    this.#failures = 0;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#pausedUntil = undefined;
    this.#isProbing = false;
  }

  /** The server failed. */
  failed(error: TrackingFailure): void {
    this.#failures += 1;
    this.#last = error;
    if (this.#isProbing) {
      this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
    }
    if (this.#isProbing || this.#failures >= MOST_FAILURES) {
      this.#pausedUntil = this.#clock.now() + this.#pauseMs;
    }
    this.#isProbing = false;
  }

  /** The request ended, and says nothing about the server. */
  passed(): void {
    this.#isProbing = false;
  }
}
