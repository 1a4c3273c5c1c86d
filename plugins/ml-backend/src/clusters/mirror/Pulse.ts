import { Clock, sleep } from '../Clock';
import { ClusterGateway, failure, Outcome } from '../gateway';
import { Identity } from './Identity';

/**
 * A cluster is asked so often who it is, in milliseconds: another one is to be seen within 5 seconds,
 * and what is behind its name must still be closed and listed. A watch that said nothing for so long
 * is quiet.
 */
const BEAT_MS = 4_000;
/** A document that costs a server nothing to make and that everybody may read. */
const SMALLEST_PATH = '/api';
/** One refusal may be a restart of the proxy in between; two are believed, in milliseconds. */
const SECOND_LOOK_MS = 1_000;

/** How an attempt to watch ends that was still under way. */
const REFUSED = failure('refused', 'connection refused');

/** Why watches are broken off, in the form in which a broken connection comes. */
class GoneError extends Error {
  readonly code = 'ECONNRESET';
}

/** What a pulse needs. */
export interface PulseOptions {
  readonly clock: Clock;
  readonly gateway: ClusterGateway;
  readonly cluster: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Another cluster answers to the name now; told once, then the pulse has ended. */
  onOther(): void;
  /** The kubernetes plugin says that there is no such cluster. */
  onUnknown(): void;
}

/**
 * Finds out within seconds that a cluster is gone or that its name means another, by one small
 * request now and then.
 *
 * The kubernetes plugin tells no addresses, and its proxy keeps watches of an old address open;
 * objects of the new one would be taken for news of the old. So the cluster is asked for what
 * identifies it.
 *
 * Nor does that proxy end a watch when its API server dies: to us the watch is quiet, as most healthy
 * watches are. When all watches of a cluster are quiet and it refuses twice, every open watch is
 * broken off as if its connection had been reset. A cluster that does not say who it is is asked for
 * less, and only while its watches are quiet. One that is slow or silent is left to the watchdog of
 * each watch.
 */
export class Pulse {
  readonly #options: PulseOptions;
  readonly #clock: Clock;
  readonly #inner: ClusterGateway;
  readonly #signal: AbortSignal;
  readonly #identity = new Identity();
  /** What breaks each open watch. */
  readonly #watches = new Set<() => void>();
  #heardAt = -Infinity;

  /** Makes it and starts it; it ends when the signal aborts. */
  static start(options: PulseOptions): Pulse {
    const pulse = new Pulse(options);
    void pulse.#run();
    return pulse;
  }

  private constructor(options: PulseOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#inner = options.gateway;
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
      let answer = await this.#beat();
      if (isRefused(answer) && this.#isQuiet()) {
        await sleep(this.#clock, SECOND_LOOK_MS, this.#signal);
        answer = await this.#beat();
        if (isRefused(answer)) {
          this.#breakAll();
        }
      }
      if (answer === 'other') {
        this.#options.onOther();
        return;
      }
      const busyMs = answer?.ok === false ? answer.error.retryAfterMs : 0;
      await sleep(this.#clock, Math.max(BEAT_MS, busyMs ?? 0), this.#signal);
    }
  }

  /** Asks once, if there is something to learn from it, and tells what was learned. */
  async #beat(): Promise<Outcome<unknown> | 'other' | undefined> {
    const path = this.#identity.pathAt(this.#clock.now());
    if ((!path && !this.#isQuiet()) || this.#signal.aborted) {
      return undefined;
    }
    const answer = await this.#inner.request(this.#options.cluster, {
      path: path ?? SMALLEST_PATH,
      signal: this.#signal,
    });
    if (this.#signal.aborted) {
      return undefined;
    }
    if (path && this.#identity.isOther(answer, this.#clock.now())) {
      return 'other';
    }
    if (!answer.ok && answer.error.code === 'unknownCluster') {
      this.#options.onUnknown();
    }
    return answer;
  }

  #breakAll(): void {
    for (const fail of this.#watches) {
      fail();
    }
    this.#watches.clear();
  }

  #isQuiet(): boolean {
    return (
      this.#watches.size > 0 && this.#clock.now() - this.#heardAt >= BEAT_MS
    );
  }
}

function isRefused(answer: Outcome<unknown> | 'other' | undefined): boolean {
  return (
    typeof answer === 'object' && !answer.ok && answer.error.code === 'refused'
  );
}
