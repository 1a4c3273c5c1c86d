import { Clock, sleep } from '../Clock';
import { ClusterGateway, failure } from '../gateway';

/** A cluster whose watches are quiet for so long is asked whether it is there, in milliseconds. */
const QUIET_MS = 4_000;
/** One refusal may be a restart of the proxy in between; two are believed, in milliseconds. */
const SECOND_LOOK_MS = 1_000;

/** How an attempt to watch ends that was still under way. */
const REFUSED = failure('refused', 'connection refused');

/** Why watches are broken off, in the form in which a broken connection comes. */
class GoneError extends Error {
  readonly code = 'ECONNRESET';
}

/**
 * Finds out within seconds that a cluster is gone. The proxy of the kubernetes plugin does not end
 * a watch when its API server dies: to us the watch is quiet, as most healthy watches are. So while
 * all watches of a cluster are quiet, it is asked for one small document; when it refuses twice,
 * every open watch is broken off as if its connection had been reset. A cluster that is slow or
 * silent is left to the watchdog of each watch.
 */
export class Pulse {
  readonly #clock: Clock;
  readonly #inner: ClusterGateway;
  readonly #cluster: string;
  readonly #signal: AbortSignal;
  /** What breaks each open watch. */
  readonly #watches = new Set<() => void>();
  #heardAt = -Infinity;

  /** Makes it and starts it; it ends when the signal aborts. */
  static start(options: {
    clock: Clock;
    gateway: ClusterGateway;
    cluster: string;
    signal: AbortSignal;
  }): Pulse {
    const pulse = new Pulse(options);
    void pulse.#run();
    return pulse;
  }

  private constructor(options: {
    clock: Clock;
    gateway: ClusterGateway;
    cluster: string;
    signal: AbortSignal;
  }) {
    this.#clock = options.clock;
    this.#inner = options.gateway;
    this.#cluster = options.cluster;
    this.#signal = options.signal;
  }

  /** The same way to the clusters, whose watches break when this one is found to be gone. */
  readonly gateway: ClusterGateway = {
    listClusters: signal => this.#inner.listClusters(signal),
    request: (cluster, request) => this.#inner.request(cluster, request),
    openWatch: async (cluster, request) => {
      const broken = this.#register(request.signal);
      const opened = await Promise.race([
        this.#inner.openWatch(cluster, request),
        broken.then(() => REFUSED),
      ]);
      return opened.ok
        ? { ok: true, value: this.#listen(opened.value, broken) }
        : opened;
    },
  };

  /** Settles when the cluster is gone. Whoever opens a watch aborts its signal in the end. */
  #register(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      this.#watches.add(resolve);
      signal.addEventListener('abort', () => this.#watches.delete(resolve), {
        once: true,
      });
    });
  }

  async *#listen(
    bytes: AsyncIterable<Uint8Array>,
    broken: Promise<void>,
  ): AsyncGenerator<Uint8Array> {
    const iterator = bytes[Symbol.asyncIterator]();
    const end = broken.then((): never => {
      throw new GoneError('the cluster is gone');
    });
    // Nobody may be waiting for it when it comes.
    end.catch(() => undefined);
    try {
      for (;;) {
        const step = await Promise.race([iterator.next(), end]);
        if (step.done) {
          return;
        }
        this.#heardAt = this.#clock.now();
        yield step.value;
      }
    } finally {
      // Closing what broke may fail or never end; neither is news.
      iterator.return?.().catch(() => undefined);
    }
  }

  async #run(): Promise<void> {
    while (!this.#signal.aborted) {
      await sleep(this.#clock, QUIET_MS, this.#signal);
      if (this.#isQuiet() && (await this.#refuses())) {
        await sleep(this.#clock, SECOND_LOOK_MS, this.#signal);
        if (!this.#signal.aborted && (await this.#refuses())) {
          this.#breakAll();
        }
      }
    }
  }

  #breakAll(): void {
    for (const fail of this.#watches) {
      fail();
    }
    this.#watches.clear();
  }

  #isQuiet(): boolean {
    return (
      this.#watches.size > 0 && this.#clock.now() - this.#heardAt >= QUIET_MS
    );
  }

  async #refuses(): Promise<boolean> {
    const answer = await this.#inner.request(this.#cluster, {
      path: '/api',
      signal: this.#signal,
    });
    return !answer.ok && answer.error.code === 'refused';
  }
}
