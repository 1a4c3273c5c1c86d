import { Clock, sleep } from '../Clock';
import { ClusterError, ClusterErrorCode } from '../gateway';
import { Backoff } from './Backoff';

/** A watch that ends in order too soon is opened again with at most that pause. */
const SHORT_WATCH_PAUSE_MS = 5_000;
/** A starting API server refuses before it knows its roles: so long a refusal is not believed. */
const REFUSAL_GRACE_MS = 30_000;
/** Renewed credentials are noticed within that time. */
const UNAUTHORIZED_PAUSE_MS = 60_000;

/** Failures of somebody who answers: the collection has to be listed again. */
const RELIST: ReadonlySet<ClusterErrorCode> = new Set(['expired', 'malformed']);

/** What a retreat needs. */
export interface RetreatOptions {
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** How long to wait before asking again for what the portal may not read, in milliseconds. */
  readonly probeIntervalMs: number;
  /** Waits; the caller may cut the wait short when the cluster is known to be back. */
  readonly pause?: (
    ms: number,
    error: ClusterError,
    signal: AbortSignal,
  ) => Promise<void>;
  /** The portal may not read the collection, and that is believed now. */
  onForbidden(error: ClusterError): void;
}

/**
 * How long a reflector waits after each kind of failure. Each kind has its own backoff: who comes
 * back from a long outage and then reads a broken line has not failed that way before.
 */
export class Retreat {
  readonly #options: RetreatOptions;
  readonly #attempts: Backoff;
  readonly #breaks: Backoff;
  readonly #relists: Backoff;
  #refusals: Backoff;
  #refusedSince: number | undefined;

  constructor(options: RetreatOptions) {
    this.#options = options;
    this.#attempts = this.#createBackoff();
    this.#breaks = this.#createBackoff();
    this.#relists = this.#createBackoff();
    this.#refusals = this.#createBackoff();
  }

  /** The cluster gave what it was asked for. */
  answered(): void {
    this.#refusedSince = undefined;
  }

  /** After a list, or an attempt to watch, that failed. */
  async failed(error: ClusterError, signal: AbortSignal): Promise<void> {
    if (error.code === 'forbidden' || error.code === 'unauthorized') {
      await this.#refused(error, signal);
    } else if (error.code === 'throttled') {
      await this.#pause(error.retryAfterMs ?? 1000, error, signal);
    } else {
      const backoff = RELIST.has(error.code) ? this.#relists : this.#attempts;
      const delay = backoff.next();
      const told = error.retryAfterMs ?? 0;
      // Nobody is woken before the time that the server asked for.
      await sleep(this.#options.clock, told, signal);
      await this.#pause(Math.max(0, delay - told), error, signal);
    }
  }

  /** After an open watch that broke. */
  async broken(error: ClusterError, signal: AbortSignal): Promise<void> {
    await this.#pause(this.#breaks.next(), error, signal);
  }

  /** After a watch that ended in order, and too soon. */
  async ended(signal: AbortSignal): Promise<void> {
    const pause = Math.min(SHORT_WATCH_PAUSE_MS, this.#breaks.next());
    await sleep(this.#options.clock, pause, signal);
  }

  async #refused(error: ClusterError, signal: AbortSignal): Promise<void> {
    const { clock, onForbidden, probeIntervalMs, random } = this.#options;
    if (this.#refusedSince === undefined) {
      this.#refusedSince = clock.now();
      this.#refusals = this.#createBackoff();
    }
    const grace = this.#refusedSince + REFUSAL_GRACE_MS - clock.now();
    if (grace > 0) {
      const delay = Math.min(grace, this.#refusals.next());
      await this.#pause(delay, error, signal);
      return;
    }
    const forbidden = error.code === 'forbidden';
    if (forbidden) {
      onForbidden(error);
    }
    const interval = forbidden
      ? probeIntervalMs
      : Math.min(probeIntervalMs, UNAUTHORIZED_PAUSE_MS);
    await this.#pause(interval * (0.9 + 0.2 * random()), error, signal);
  }

  #createBackoff(): Backoff {
    return new Backoff(this.#options.clock, this.#options.random);
  }

  async #pause(
    ms: number,
    error: ClusterError,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, pause } = this.#options;
    await (pause ? pause(ms, error, signal) : sleep(clock, ms, signal));
  }
}
