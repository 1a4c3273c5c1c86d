import { Clock, sleep } from '../Clock';
import { ClusterError, ClusterErrorCode, ClusterGateway } from '../gateway';
import { withDeadline } from '../gateway/deadline';
import { Backoff } from '../reflector';

/** A cluster that does not answer is asked so often, in milliseconds, plus as much by chance. */
const PROBE_MS = 1_500;
/** A cluster that takes longer for that is not back yet, in milliseconds. */
const PROBE_TIMEOUT_MS = 5_000;
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
 *
 * Waking backs off as well: a cluster that answers the probe and nothing else is soon asked no more
 * often than without it.
 */
export class Recovery {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #gateway: ClusterGateway;
  readonly #cluster: string;
  readonly #signal: AbortSignal;
  readonly #sleepers = new Set<AbortController>();
  readonly #wakes: Backoff;
  #probing = false;
  #nextWake = -Infinity;

  constructor(options: {
    clock: Clock;
    random: () => number;
    gateway: ClusterGateway;
    cluster: string;
    /** Aborts when the cluster is not mirrored any longer. */
    signal: AbortSignal;
  }) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#gateway = options.gateway;
    this.#cluster = options.cluster;
    this.#signal = options.signal;
    this.#wakes = new Backoff(options.clock, options.random);
  }

  /** Waits `ms` milliseconds after that error, or less when the cluster is back before. */
  async pause(
    ms: number,
    error: ClusterError,
    signal: AbortSignal,
  ): Promise<void> {
    if (!DOWN.has(error.code)) {
      await sleep(this.#clock, ms, signal);
      return;
    }
    const sleeper = new AbortController();
    this.#sleepers.add(sleeper);
    void this.#probe();
    await sleep(this.#clock, ms, AbortSignal.any([signal, sleeper.signal]));
    this.#sleepers.delete(sleeper);
    if (sleeper.signal.aborted) {
      await sleep(this.#clock, SPREAD_MS * this.#random(), signal);
    }
  }

  async #probe(): Promise<void> {
    if (this.#probing) {
      return;
    }
    this.#probing = true;
    while (this.#sleepers.size > 0 && !this.#signal.aborted) {
      await this.#sleep(PROBE_MS * (1 + this.#random()));
      if (await this.#isBack()) {
        await this.#sleep(this.#nextWake - this.#clock.now());
        this.#wake();
        break;
      }
    }
    this.#probing = false;
  }

  async #isBack(): Promise<boolean> {
    const controller = new AbortController();
    const { signal } = controller;
    const asked = await withDeadline({
      clock: this.#clock,
      ms: PROBE_TIMEOUT_MS,
      signal: this.#signal,
      controller,
      work: () =>
        this.#gateway.request(this.#cluster, { path: '/version', signal }),
    });
    return (
      asked.end === 'done' &&
      (asked.value.ok || ALIVE.has(asked.value.error.code))
    );
  }

  #wake(): void {
    if (this.#sleepers.size > 0) {
      this.#nextWake = this.#clock.now() + this.#wakes.next();
    }
    for (const sleeper of this.#sleepers) {
      sleeper.abort();
    }
  }

  async #sleep(ms: number): Promise<void> {
    await sleep(this.#clock, Math.max(0, ms), this.#signal);
  }
}
