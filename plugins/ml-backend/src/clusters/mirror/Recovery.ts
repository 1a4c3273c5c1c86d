import { Clock, sleep } from '../Clock';
import { ClusterError, ClusterErrorCode, ClusterGateway } from '../gateway';

/** A cluster that does not answer is asked so often, in milliseconds, plus as much by chance. */
const PROBE_MS = 1_500;
/** Nobody is woken more often. */
const MIN_WAKE_INTERVAL_MS = 30_000;
/** Those who are woken spread over that time. */
const SPREAD_MS = 1_000;

const DOWN: ReadonlySet<ClusterErrorCode> = new Set([
  'refused',
  'silent',
  'timeout',
  'tls',
  'server',
]);
/** Answers of somebody who is there. */
const ALIVE: ReadonlySet<ClusterErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'notFound',
]);

/**
 * Cuts short the waits of all kinds of a cluster that was down and is back. While it is down one
 * small probe asks for it, so that backing off for half a minute costs no half minute of truth.
 */
export class Recovery {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #gateway: ClusterGateway;
  readonly #cluster: string;
  readonly #sleepers = new Set<AbortController>();
  #probing = false;
  #lastWake = -Infinity;

  constructor(options: {
    clock: Clock;
    random: () => number;
    gateway: ClusterGateway;
    cluster: string;
  }) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#gateway = options.gateway;
    this.#cluster = options.cluster;
  }

  /** Waits `ms` milliseconds after that error, or less when the cluster is back before. */
  async pause(
    ms: number,
    error: ClusterError,
    signal: AbortSignal,
  ): Promise<void> {
    const early = this.#clock.now() - this.#lastWake < MIN_WAKE_INTERVAL_MS;
    if (!DOWN.has(error.code) || early) {
      await sleep(this.#clock, ms, signal);
      return;
    }
    const sleeper = new AbortController();
    this.#sleepers.add(sleeper);
    this.#probe(signal);
    await sleep(this.#clock, ms, AbortSignal.any([signal, sleeper.signal]));
    this.#sleepers.delete(sleeper);
    if (sleeper.signal.aborted) {
      await sleep(this.#clock, SPREAD_MS * this.#random(), signal);
    }
  }

  async #probe(signal: AbortSignal): Promise<void> {
    if (this.#probing) {
      return;
    }
    this.#probing = true;
    while (this.#sleepers.size > 0 && !signal.aborted) {
      await sleep(this.#clock, PROBE_MS * (1 + this.#random()), signal);
      const answer = await this.#gateway.request(this.#cluster, {
        path: '/version',
        signal,
      });
      if (answer.ok || ALIVE.has(answer.error.code)) {
        this.#wake();
        break;
      }
    }
    this.#probing = false;
  }

  #wake(): void {
    if (this.#sleepers.size > 0) {
      this.#lastWake = this.#clock.now();
    }
    for (const sleeper of this.#sleepers) {
      sleeper.abort();
    }
  }
}
