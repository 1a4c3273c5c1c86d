import { Clock, sleep } from '../clusters/Clock';
import { failure, Outcome } from '../clusters/gateway';
import { withDeadline } from '../clusters/gateway/deadline';
import { Semaphore } from '../clusters/reflector';

/** How much may be asked of one cluster. */
export interface RequestLimits {
  /** How many requests may run at once. */
  concurrent: number;
  /** How many may begin per second over some time. */
  perSecond: number;
  /** How many may begin at once after a quiet time. */
  burst: number;
  /** How long a request may wait for its turn, in milliseconds; then it is given up. */
  patienceMs: number;
  /** How long a request may take, in milliseconds. */
  timeoutMs: number;
}

/** Small beside what the watches of a cluster cost it. */
export const REQUEST_LIMITS: RequestLimits = {
  concurrent: 4,
  perSecond: 10,
  burst: 20,
  patienceMs: 5_000,
  timeoutMs: 10_000,
};

/**
 * Bounds the requests on demand to one cluster: how many run at once, how many begin per second, and
 * how long each may take.
 */
export class RequestBudget {
  readonly #clock: Clock;
  readonly #limits: RequestLimits;
  readonly #slots: Semaphore;
  /** When the last request would have begun at an even pace, in milliseconds since the epoch. */
  #paced = -Infinity;

  static create(clock: Clock, limits = REQUEST_LIMITS): RequestBudget {
    return new RequestBudget(clock, limits);
  }

  private constructor(clock: Clock, limits: RequestLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#slots = new Semaphore(limits.concurrent);
  }

  /** Runs `work` when it may. The signal that it gets aborts when its time is up. */
  async run<T>(
    work: (signal: AbortSignal) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const wait = this.#reserve();
    if (wait === undefined) {
      return failure('throttled', 'too much is asked of this cluster at once');
    }
    const controller = new AbortController();
    if (wait > 0) {
      await sleep(this.#clock, wait, controller.signal);
    }
    return this.#slots.run(() => this.#withinTime(work, controller));
  }

  /** How long the next request has to wait; nothing when that is too long. */
  #reserve(): number | undefined {
    const { perSecond, burst, patienceMs } = this.#limits;
    const interval = 1_000 / perSecond;
    const now = this.#clock.now();
    const paced = Math.max(now, this.#paced + interval);
    const wait = Math.max(0, paced - (burst - 1) * interval - now);
    if (wait > patienceMs) {
      return undefined;
    }
    this.#paced = paced;
    return wait;
  }

  async #withinTime<T>(
    work: (signal: AbortSignal) => Promise<Outcome<T>>,
    controller: AbortController,
  ): Promise<Outcome<T>> {
    const ms = this.#limits.timeoutMs;
    const result = await withDeadline({
      clock: this.#clock,
      ms,
      signal: new AbortController().signal,
      controller,
      work: () => work(controller.signal),
    });
    switch (result.end) {
      case 'done':
        return result.value;
      case 'timeout':
        return failure('timeout', `no answer within ${ms / 1000} seconds`);
      default:
        return failure('unknown', 'the request was given up');
    }
  }
}
