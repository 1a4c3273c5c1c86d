import { Clock } from '../../../clusters/Clock';

/** How much may be asked of one instance, whoever asks. */
export interface GateLimits {
  /** How many requests may run at once. */
  readonly concurrent: number;
  /** How many may begin per minute over some time. */
  readonly perMinute: number;
  /** How many may begin at once after a quiet time. */
  readonly burst: number;
}

/** Half of the burst and one of the places are kept for who waits for a page. */
export const GATE_LIMITS: GateLimits = {
  concurrent: 4,
  perMinute: 60,
  burst: 30,
};

/** Who asks: somebody who waits for a page, or the portal by itself. */
export type Asker = 'person' | 'background';

/** How a wait for a turn ended. */
export type Turn = 'now' | 'too late' | 'held' | 'aborted';

interface Waiting {
  readonly asker: Asker;
  settle(turn: Turn): void;
}

/**
 * Bounds what is asked of an instance: how many requests run at once, and how many begin per minute.
 * Who waits for a page goes first, and finds something left.
 */
export class RequestGate {
  readonly #clock: Clock;
  readonly #limits: GateLimits;
  readonly #waiting = new Set<Waiting>();
  #running = 0;
  #tokens: number;
  #filledAt: number;
  #heldUntil = -Infinity;
  #cancelTimer = () => {};

  static create(clock: Clock, limits: GateLimits = GATE_LIMITS): RequestGate {
    return new RequestGate(clock, limits);
  }

  private constructor(clock: Clock, limits: GateLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#tokens = limits.burst;
    this.#filledAt = clock.now();
  }

  /** Waits for a turn, at most `patienceMs`. Who gets one must {@link RequestGate.leave}. */
  enter(options: {
    asker: Asker;
    patienceMs: number;
    signal: AbortSignal;
  }): Promise<Turn> {
    const { asker, patienceMs, signal } = options;
    if (signal.aborted) {
      return Promise.resolve('aborted');
    }
    if (this.#heldUntil - this.#clock.now() > patienceMs) {
      return Promise.resolve('held');
    }
    return new Promise(resolve => {
      let release = () => {};
      const waiting: Waiting = {
        asker,
        settle: turn => {
          release();
          this.#waiting.delete(waiting);
          resolve(turn);
        },
      };
      const abort = () => waiting.settle('aborted');
      const cancel = this.#clock.after(patienceMs, () =>
        waiting.settle('too late'),
      );
      signal.addEventListener('abort', abort, { once: true });
      release = () => {
        cancel();
        signal.removeEventListener('abort', abort);
      };
      this.#waiting.add(waiting);
      this.#serve();
    });
  }

  leave(): void {
    this.#running -= 1;
    this.#serve();
  }

  /** One more request went out under a turn that somebody has. */
  charge(): void {
    this.#fill();
    this.#tokens -= 1;
  }

  /** Nothing begins for so long, because the server asks for it. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#clock.now() + ms);
  }

  #serve(): void {
    this.#cancelTimer();
    for (const asker of ['person', 'background'] as const) {
      for (const waiting of [...this.#waiting]) {
        if (waiting.asker === asker && this.#waitOf(asker) <= 0) {
          this.#running += 1;
          this.#tokens -= 1;
          waiting.settle('now');
        }
      }
    }
    const waits = [...this.#waiting]
      .map(({ asker }) => this.#waitOf(asker))
      .filter(Number.isFinite);
    if (waits.length > 0) {
      const soonest = Math.max(1, Math.min(...waits));
      this.#cancelTimer = this.#clock.after(soonest, () => this.#serve());
    }
  }

  /** How long until such a request may begin, in milliseconds; unknown while all places are taken. */
  #waitOf(asker: Asker): number {
    const { concurrent, burst } = this.#limits;
    const isPerson = asker === 'person';
    const places = isPerson ? concurrent : Math.max(1, concurrent - 1);
    if (this.#running >= places) {
      return Infinity;
    }
    this.#fill();
    const needed = 1 + (isPerson ? 0 : Math.floor(burst / 2));
    return Math.max(
      this.#heldUntil - this.#clock.now(),
      Math.ceil((needed - this.#tokens) * this.#intervalMs()),
    );
  }

  #fill(): void {
    const now = this.#clock.now();
    const gained = (now - this.#filledAt) / this.#intervalMs();
    this.#tokens = Math.min(this.#limits.burst, this.#tokens + gained);
    this.#filledAt = now;
  }

  #intervalMs(): number {
    return 60_000 / this.#limits.perMinute;
  }
}
