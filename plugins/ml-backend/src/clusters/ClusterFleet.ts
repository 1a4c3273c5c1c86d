import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Kind, SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { Clock, sleep, systemClock } from './Clock';
import { ClusterError, ClusterGateway, ClusterInfo } from './gateway';
import { ClusterMirror } from './mirror/ClusterMirror';
import { ClusterStore } from './mirror/ClusterStore';
import {
  DEFAULT_MIRROR_CONFIG,
  MirrorConfig,
  readMirrorConfig,
} from './mirror/MirrorConfig';
import { Owners } from './mirror/Owners';
import { Pool } from './mirror/Pool';
import { SourceTracker } from './mirror/SourceTracker';
import { Backoff } from './reflector';
import { MirrorRow, RowChange, WorkloadMirror } from './WorkloadMirror';

/** Clusters start within that time of each other, in milliseconds per cluster. */
const START_SPREAD_MS = 100;
/** The list of clusters is not read more often, whatever happens. */
const MIN_REFRESH_MS = 2_000;

/** What the fleet needs. */
export interface ClusterFleetOptions {
  readonly gateway: ClusterGateway;
  readonly kinds: readonly Kind[];
  readonly logger: LoggerService;
  readonly owners?: Owners;
  readonly config?: MirrorConfig;
  readonly clock?: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random?: () => number;
}

/** The mirror of all clusters: follows the list of clusters, and each cluster on its own. */
export class ClusterFleet implements WorkloadMirror {
  readonly epoch = randomUUID();
  readonly #gateway: ClusterGateway;
  readonly #kinds: readonly Kind[];
  readonly #logger: LoggerService;
  readonly #owners: Owners;
  readonly #config: MirrorConfig;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #pool = new Pool();
  readonly #sources: SourceTracker;
  readonly #mirrors = new Map<string, ClusterMirror>();
  readonly #known = new Map<string, ClusterInfo>();
  readonly #rowListeners = new Set<(change: RowChange) => void>();
  readonly #sourceListeners = new Set<() => void>();
  readonly #controller = new AbortController();
  #hurry = new AbortController();
  #sequence = 0;
  #error: ClusterError | undefined;

  /**
   * Reads `ml.owners` and `ml.clusters`.
   *
   * @throws InputError when the configuration is out of range.
   */
  static fromConfig(
    config: Config,
    options: Omit<ClusterFleetOptions, 'config' | 'owners'>,
  ): ClusterFleet {
    return new ClusterFleet({
      ...options,
      config: readMirrorConfig(config),
      owners: Owners.fromConfig(config),
    });
  }

  static create(options: ClusterFleetOptions): ClusterFleet {
    return new ClusterFleet(options);
  }

  private constructor(options: ClusterFleetOptions) {
    this.#gateway = options.gateway;
    this.#kinds = options.kinds;
    this.#logger = options.logger;
    this.#owners = options.owners ?? new Owners();
    this.#config = options.config ?? DEFAULT_MIRROR_CONFIG;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#sources = new SourceTracker(this.#clock, () => this.#tellSources());
  }

  /** Starts to read. Returns at once; nothing that a cluster does makes it throw. */
  start(): void {
    void this.#run(this.#controller.signal);
  }

  /** Ends all requests. The rows go as well, so call it when nobody listens any longer. */
  stop(): void {
    this.#controller.abort();
    this.#rowListeners.clear();
    this.#sourceListeners.clear();
    for (const name of [...this.#known.keys()]) {
      this.#close(name);
    }
  }

  get sequence(): number {
    return this.#sequence;
  }

  *rows(): Generator<MirrorRow> {
    for (const { store } of this.#mirrors.values()) {
      yield* store.rows();
    }
  }

  row(cluster: string, uid: string): MirrorRow | undefined {
    return this.#mirrors.get(cluster)?.store.row(uid);
  }

  /**
   * Every cluster and kind. While no cluster is known because the list of clusters cannot be read,
   * one source of the kind `Cluster` says why.
   */
  sources(): SourceStatus[] {
    const statuses = this.#sources.statuses();
    if (this.#known.size > 0 || !this.#error) {
      return statuses;
    }
    const { code, message, fix } = this.#error;
    return [
      {
        cluster: 'kubernetes',
        clusterTitle: 'The kubernetes plugin',
        group: '',
        kind: 'Cluster',
        freshness: 'unreachable',
        rows: 0,
        error: { code, message, ...(fix && { fix }) },
      },
    ];
  }

  onChange(listener: (change: RowChange) => void): () => void {
    this.#rowListeners.add(listener);
    return () => this.#rowListeners.delete(listener);
  }

  onSourcesChange(listener: () => void): () => void {
    this.#sourceListeners.add(listener);
    return () => this.#sourceListeners.delete(listener);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.#clock, this.#random);
    while (!signal.aborted) {
      this.#hurry = new AbortController();
      const listed = await this.#gateway.listClusters(signal);
      if (signal.aborted) {
        return;
      }
      if (listed.ok) {
        this.#setError(undefined);
        this.#adopt(listed.value);
        const { refreshIntervalMs } = this.#config;
        const rest = Math.max(0, refreshIntervalMs - MIN_REFRESH_MS);
        const hurry = AbortSignal.any([signal, this.#hurry.signal]);
        await sleep(this.#clock, MIN_REFRESH_MS, signal);
        await sleep(this.#clock, rest, hurry);
      } else {
        this.#setError(listed.error);
        await sleep(this.#clock, backoff.next(), signal);
      }
    }
  }

  #setError(error: ClusterError | undefined): void {
    if (error?.code === this.#error?.code) {
      return;
    }
    this.#error = error;
    this.#sources.changed();
    if (error) {
      this.#logger.warn(
        `The list of clusters cannot be read: ${error.message}. ${
          error.fix ?? 'It is tried again.'
        }`,
      );
    }
  }

  #adopt(clusters: readonly ClusterInfo[]): void {
    const names = new Set(clusters.map(({ name }) => name));
    for (const name of [...this.#known.keys()]) {
      if (!names.has(name)) {
        this.#close(name);
      }
    }
    for (const cluster of clusters) {
      const known = this.#known.get(cluster.name);
      const same =
        known?.title === cluster.title &&
        known?.needsUserSignIn === cluster.needsUserSignIn;
      if (known && !same) {
        this.#close(cluster.name);
      }
      if (!known || !same) {
        this.#open(cluster, clusters.length);
      }
    }
  }

  #open(cluster: ClusterInfo, howMany: number): void {
    this.#known.set(cluster.name, cluster);
    const sources = this.#sources.open(cluster, this.#kinds);
    if (cluster.needsUserSignIn) {
      for (const source of sources.values()) {
        source.unsupported();
      }
      return;
    }
    const mirror = ClusterMirror.start({
      cluster,
      kinds: this.#kinds,
      gateway: this.#gateway,
      clock: this.#clock,
      random: this.#random,
      config: this.#config,
      sources,
      store: this.#createStore(cluster),
      startDelayMs: this.#random() * howMany * START_SPREAD_MS,
      onUnknownCluster: () => this.#hurry.abort(),
    });
    this.#mirrors.set(cluster.name, mirror);
    this.#logger.info(`Mirroring ML workloads of the cluster ${cluster.name}`);
  }

  #close(name: string): void {
    const mirror = this.#mirrors.get(name);
    mirror?.stop();
    this.#mirrors.delete(name);
    this.#known.delete(name);
    this.#sources.close(name);
  }

  #createStore(cluster: ClusterInfo): ClusterStore {
    return ClusterStore.create({
      cluster: cluster.name,
      kinds: this.#kinds,
      owners: this.#owners,
      pool: this.#pool,
      nextSequence: () => {
        this.#sequence += 1;
        return this.#sequence;
      },
      emit: (sequence, before, after) =>
        this.#tell(this.#rowListeners, { sequence, before, after }),
    });
  }

  #tellSources(): void {
    this.#tell(this.#sourceListeners, undefined);
  }

  /** A listener that throws keeps neither the others nor the mirror from their work. */
  #tell<T>(listeners: Iterable<(news: T) => void>, news: T): void {
    for (const listener of listeners) {
      try {
        listener(news);
      } catch (error) {
        this.#logger.error(
          'A listener of the mirror failed',
          error instanceof Error ? error : undefined,
        );
      }
    }
  }
}
