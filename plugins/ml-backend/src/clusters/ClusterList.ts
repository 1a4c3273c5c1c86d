import { Clock, sleep } from './Clock';
import { ClusterError, ClusterGateway, ClusterInfo } from './gateway';
import { Backoff } from './reflector';

/** The list of clusters is not read more often, whatever happens, in milliseconds. */
const MIN_REFRESH_MS = 2_000;

/** What the list needs. */
export interface ClusterListOptions {
  readonly gateway: ClusterGateway;
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** How often it is read, in milliseconds. */
  readonly refreshIntervalMs: number;
  /** Takes the clusters each time that they were read. */
  onList(clusters: readonly ClusterInfo[]): void;
  /** It cannot be read, for another reason than before; or it can again. */
  onError(error: ClusterError | undefined): void;
}

/** Follows which clusters there are. */
export class ClusterList {
  readonly #options: ClusterListOptions;
  #hurry = new AbortController();
  #error: ClusterError | undefined;

  constructor(options: ClusterListOptions) {
    this.#options = options;
  }

  /** Why it cannot be read. */
  get error(): ClusterError | undefined {
    return this.#error;
  }

  /** Somebody knows that it has changed: it is read as soon as it may be. */
  hurry(): void {
    this.#hurry.abort();
  }

  /** Runs until the signal aborts. Does not throw. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, gateway, random, refreshIntervalMs } = this.#options;
    const backoff = new Backoff(clock, random);
    while (!signal.aborted) {
      this.#hurry = new AbortController();
      const listed = await gateway.listClusters(signal);
      if (signal.aborted) {
        return;
      }
      if (listed.ok) {
        this.#setError(undefined);
        this.#options.onList(listed.value);
        const rest = Math.max(0, refreshIntervalMs - MIN_REFRESH_MS);
        const hurry = AbortSignal.any([signal, this.#hurry.signal]);
        await sleep(clock, MIN_REFRESH_MS, signal);
        await sleep(clock, rest, hurry);
      } else {
        this.#setError(listed.error);
        await sleep(clock, backoff.next(), signal);
      }
    }
  }

  #setError(error: ClusterError | undefined): void {
    if (error?.code !== this.#error?.code) {
      this.#error = error;
      this.#options.onError(error);
    }
  }
}
