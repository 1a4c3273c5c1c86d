import { Clock } from '../clusters/Clock';
import { TrackingFailure, TrackingOutcome } from './TrackingAdapter';

/** An answer, when it was read, and why it is not newer where it should be. */
export interface KeptAnswer<T> {
  value: T;
  asOf: number;
  failure?: TrackingFailure;
}

interface Held<T> {
  answer?: { value: T; asOf: number };
  failure?: TrackingFailure;
  /** Until when the answer or the failure is not asked for again. */
  until: number;
  pending?: Promise<void>;
}

/** What is older is of no use to anybody, in milliseconds. */
const OLDEST_MS = 10 * 60_000;
/** How long a failure holds, so that many who ask for the same do not ask the server, in milliseconds. */
const FAILURE_TTL_MS = 2_000;

const LATE: TrackingFailure = {
  code: 'timeout',
  message: 'The tracking server takes long to answer',
  fix: 'It is still being asked: try again in a few seconds. Orders by a metric, a param or a tag are slow on large experiments.',
};

/**
 * Answers of a tracking server: asked for together they are fetched once, and stay for seconds. Nobody
 * waits long: who would gets the older answer, or the reason that there is none, while the question
 * goes on for whoever asks next.
 */
export class KeptAnswers<T> {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #waitMs: number;
  readonly #capacity: number;
  readonly #held = new Map<string, Held<T>>();

  /**
   * @param options.ttlMs - For how long an answer is new, in milliseconds.
   * @param options.waitMs - How long somebody waits at most, in milliseconds.
   * @param options.capacity - How many are held; beyond that those go first that were asked for the
   *   longest ago.
   */
  static create<T>(options: {
    clock: Clock;
    ttlMs: number;
    waitMs: number;
    capacity: number;
  }): KeptAnswers<T> {
    return new KeptAnswers(options);
  }

  private constructor(options: {
    clock: Clock;
    ttlMs: number;
    waitMs: number;
    capacity: number;
  }) {
    this.#clock = options.clock;
    this.#ttlMs = options.ttlMs;
    this.#waitMs = options.waitMs;
    this.#capacity = options.capacity;
  }

  /** The answer of a key; a new one where the one that is held is not new. */
  async get(
    key: string,
    fetch: () => Promise<TrackingOutcome<T>>,
  ): Promise<
    { ok: true; value: KeptAnswer<T> } | { ok: false; error: TrackingFailure }
  > {
    const held = this.#hold(key);
    if (held.until <= this.#clock.now()) {
      held.pending ??= this.#fetch(held, fetch);
      const isInTime = await this.#wait(held.pending);
      if (!isInTime) {
        return this.#answerOf(held, LATE);
      }
    }
    return this.#answerOf(held, held.failure);
  }

  async #fetch(
    held: Held<T>,
    fetch: () => Promise<TrackingOutcome<T>>,
  ): Promise<void> {
    const outcome = await fetch().catch(
      (): TrackingOutcome<T> => ({
        ok: false,
        error: {
          code: 'protocol',
          message: 'What the tracking server answered could not be read',
        },
      }),
    );
    const now = this.#clock.now();
    if (outcome.ok) {
      held.answer = { value: outcome.value, asOf: now };
      held.failure = undefined;
      held.until = now + this.#ttlMs;
    } else {
      held.failure = outcome.error;
      held.until = now + FAILURE_TTL_MS;
    }
    held.pending = undefined;
  }

  #answerOf(held: Held<T>, failure: TrackingFailure | undefined) {
    const { answer } = held;
    const isUsable =
      answer !== undefined &&
      failure?.code !== 'badRequest' &&
      (!failure || this.#clock.now() - answer.asOf <= OLDEST_MS);
    return isUsable
      ? { ok: true as const, value: { ...answer, ...(failure && { failure }) } }
      : { ok: false as const, error: failure ?? LATE };
  }

  /** Whether it came in time. */
  #wait(pending: Promise<void>): Promise<boolean> {
    return new Promise(resolve => {
      const cancel = this.#clock.after(this.#waitMs, () => resolve(false));
      void pending.then(() => {
        cancel();
        resolve(true);
      });
    });
  }

  #hold(key: string): Held<T> {
    const held = this.#held.get(key) ?? { until: 0 };
    this.#held.delete(key);
    this.#held.set(key, held);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#capacity) {
        break;
      }
      this.#held.delete(oldest);
    }
    return held;
  }
}
