import { Kind } from '@mlport/backstage-plugin-ml-common';
import { Clock, sleep } from '../Clock';
import { ClusterError, ClusterGateway, ClusterInfo } from '../gateway';
import { Backoff, Reflector, Semaphore } from '../reflector';
import { collectionPath, discoverKinds } from '../reflector/discovery';
import { ClusterStore } from './ClusterStore';
import { KindSink } from './KindSink';
import { MirrorConfig } from './MirrorConfig';
import { Pulse } from './Pulse';
import { Recovery } from './Recovery';
import { SourceState } from './SourceTracker';

/**
 * Discovery runs at most so often. A kind that was served must be missing in two discoveries:
 * API servers start in parts.
 */
const MIN_DISCOVERY_INTERVAL_MS = 10_000;

/** What the mirror of a cluster needs. */
export interface ClusterMirrorOptions {
  readonly cluster: ClusterInfo;
  readonly kinds: readonly Kind[];
  readonly gateway: ClusterGateway;
  readonly clock: Clock;
  readonly random: () => number;
  readonly config: MirrorConfig;
  readonly store: ClusterStore;
  /** By the id of the kind. */
  readonly sources: ReadonlyMap<string, SourceState>;
  /** How long to wait before the first request, in milliseconds. */
  readonly startDelayMs: number;
  /** The kubernetes plugin says that there is no such cluster. */
  onUnknownCluster(): void;
  /** Its name means another cluster now. */
  onOtherCluster(): void;
  /** A list found what the watch of a kind should have told and did not. */
  onDrift(kind: Kind, differences: number): void;
}

interface Follower {
  readonly version: string;
  readonly controller: AbortController;
}

/** Keeps the store of one cluster: finds out what it serves, and reflects each kind of it. */
export class ClusterMirror {
  readonly #options: ClusterMirrorOptions;
  readonly #controller = new AbortController();
  readonly #followers = new Map<string, Follower>();
  /** Kinds that the last discovery missed although they are followed. */
  readonly #doubtful = new Set<string>();
  readonly #lists: Semaphore;
  readonly #recovery: Recovery;
  readonly #pulse: Pulse;
  readonly #backoff: Backoff;
  #hurry = new AbortController();

  /** Makes it and starts it. */
  static start(options: ClusterMirrorOptions): ClusterMirror {
    const mirror = new ClusterMirror(options);
    void mirror.#run(mirror.#controller.signal);
    return mirror;
  }

  private constructor(options: ClusterMirrorOptions) {
    this.#options = options;
    this.#lists = new Semaphore(options.config.concurrentLists);
    this.#recovery = new Recovery({
      clock: options.clock,
      random: options.random,
      gateway: options.gateway,
      cluster: options.cluster.name,
      signal: this.#controller.signal,
    });
    this.#pulse = Pulse.start({
      clock: options.clock,
      gateway: options.gateway,
      cluster: options.cluster.name,
      signal: this.#controller.signal,
      onOther: () => options.onOtherCluster(),
      onUnknown: () => options.onUnknownCluster(),
    });
    this.#backoff = new Backoff(options.clock, options.random);
  }

  get store(): ClusterStore {
    return this.#options.store;
  }

  /** Ends all requests and drops all rows. */
  stop(): void {
    this.#controller.abort();
    for (const kind of this.#options.kinds) {
      this.store.sweep(kind);
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { clock, gateway, cluster, kinds, startDelayMs } = this.#options;
    await sleep(clock, startDelayMs, signal);
    while (!signal.aborted) {
      this.#hurry = new AbortController();
      const found = await discoverKinds(gateway, cluster.name, kinds, signal);
      if (signal.aborted) {
        return;
      }
      if (found.ok) {
        this.#apply(found.value);
        await this.#untilNextDiscovery(signal);
      } else {
        this.#undiscovered(found.error);
        const delay = this.#backoff.next();
        const wait = Math.max(delay, found.error.retryAfterMs ?? 0);
        await this.#recovery.pause(wait, found.error, signal);
      }
    }
  }

  async #untilNextDiscovery(signal: AbortSignal): Promise<void> {
    const { clock, config, random } = this.#options;
    const interval = config.probeIntervalMs * (0.9 + 0.2 * random());
    const least = Math.min(MIN_DISCOVERY_INTERVAL_MS, interval);
    await sleep(clock, least, signal);
    if (this.#doubtful.size === 0) {
      const hurry = AbortSignal.any([signal, this.#hurry.signal]);
      await sleep(clock, interval - least, hurry);
    }
  }

  #undiscovered(error: ClusterError): void {
    this.#noticeUnknownCluster(error);
    for (const kind of this.#options.kinds) {
      if (!this.#followers.has(kind.id)) {
        this.#source(kind).failed(error);
      }
    }
  }

  #apply(versions: ReadonlyMap<string, string>): void {
    for (const kind of this.#options.kinds) {
      const version = versions.get(kind.id);
      const follower = this.#followers.get(kind.id);
      if (version !== undefined) {
        this.#doubtful.delete(kind.id);
        if (follower?.version !== version) {
          follower?.controller.abort();
          this.#follow(kind, version);
        }
      } else if (!follower) {
        this.#source(kind).missing();
      } else if (this.#doubtful.delete(kind.id)) {
        follower.controller.abort();
        this.#followers.delete(kind.id);
        this.store.sweep(kind);
        this.#source(kind).missing();
      } else {
        this.#doubtful.add(kind.id);
      }
    }
  }

  #follow(kind: Kind, version: string): void {
    const { clock, cluster, config, onDrift, random } = this.#options;
    const { signal } = this.#controller;
    const source = this.#source(kind);
    const controller = new AbortController();
    const sink = new KindSink({
      kind,
      version,
      store: this.store,
      onClear: () => source.cleared(),
    });
    this.#followers.set(kind.id, { version, controller });
    source.served(version, {
      rows: () => this.store.count(kind),
      unreadable: () => sink.unreadable,
    });
    const reflector = Reflector.create({
      clock,
      random,
      gateway: this.#pulse.gateway,
      collection: {
        cluster: cluster.name,
        path: collectionPath(kind, version),
      },
      pageSize: config.pageSize,
      probeIntervalMs: config.probeIntervalMs,
      resyncIntervalMs: config.resyncIntervalMs,
      lists: this.#lists,
      sink,
      report: {
        confirmed: () => source.confirmed(),
        interrupted: () => source.interrupted(),
        resynced: differences => {
          source.resynced(differences);
          if (differences > 0) {
            onDrift(kind, differences);
          }
        },
        failed: error => {
          source.failed(error);
          this.#noticeUnknownCluster(error);
          if (error.code === 'notFound') {
            this.#hurry.abort();
          }
        },
      },
      pause: (ms, error, until) => this.#recovery.pause(ms, error, until),
    });
    void reflector.run(AbortSignal.any([signal, controller.signal]));
  }

  #noticeUnknownCluster(error: ClusterError): void {
    if (error.code === 'unknownCluster') {
      this.#options.onUnknownCluster();
    }
  }

  #source(kind: Kind): SourceState {
    const source = this.#options.sources.get(kind.id);
    if (!source) {
      throw new Error(`No source was opened for the kind ${kind.id}`);
    }
    return source;
  }
}
