import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  Kind,
  SourceStatus,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { Clock, systemClock } from './Clock';
import { ClusterList } from './ClusterList';
import {
  ClusterReadings,
  ListedReadings,
  MirrorReading,
  Surroundings,
} from './ClusterReadings';
import { ClusterError, ClusterGateway, ClusterInfo } from './gateway';
import { Listeners } from './Listeners';
import { ClusterStore, HeldObject } from './mirror/ClusterStore';
import {
  DEFAULT_MIRROR_CONFIG,
  MirrorConfig,
  readMirrorConfig,
} from './mirror/MirrorConfig';
import { Owners } from './mirror/Owners';
import { Pool } from './mirror/Pool';
import { SourceTracker } from './mirror/SourceTracker';
import { OpenCluster, openCluster } from './openCluster';
import { MirrorRow, RowChange, WorkloadMirror } from './WorkloadMirror';

/** Clusters start within that time of each other, in milliseconds per cluster. */
const START_SPREAD_MS = 100;

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
export class ClusterFleet implements WorkloadMirror, ClusterReadings {
  readonly epoch = randomUUID();
  readonly #options: Required<ClusterFleetOptions>;
  readonly #pool = new Pool();
  readonly #list: ClusterList;
  readonly #sources: SourceTracker;
  readonly #clusters = new Map<string, OpenCluster>();
  readonly #rowListeners: Listeners<RowChange>;
  readonly #sourceListeners: Listeners<void>;
  readonly #controller = new AbortController();
  #sequence = 0;

  /**
   * Reads `ml.owners` and `ml.clusters`.
   *
   * @throws InputError when the configuration is out of range.
   */
  static fromConfig(
    config: Config,
    options: Omit<ClusterFleetOptions, 'config' | 'owners'>,
  ): ClusterFleet {
    return ClusterFleet.create({
      ...options,
      config: readMirrorConfig(config),
      owners: Owners.fromConfig(config),
    });
  }

  static create(options: ClusterFleetOptions): ClusterFleet {
    return new ClusterFleet({
      owners: new Owners(),
      config: DEFAULT_MIRROR_CONFIG,
      clock: systemClock,
      random: Math.random,
      ...options,
    });
  }

  private constructor(options: Required<ClusterFleetOptions>) {
    this.#options = options;
    const { clock, config, gateway, logger, random } = options;
    this.#rowListeners = new Listeners(logger);
    this.#sourceListeners = new Listeners(logger);
    this.#sources = new SourceTracker(clock, () =>
      this.#sourceListeners.tell(undefined),
    );
    this.#list = new ClusterList({
      gateway,
      clock,
      random,
      refreshIntervalMs: config.refreshIntervalMs,
      onList: clusters => this.#adopt(clusters),
      onError: error => this.#noteListError(error),
    });
  }

  /** Starts to read. Returns at once; nothing that a cluster does makes it throw. */
  start(): void {
    void this.#list.run(this.#controller.signal);
  }

  /** Ends all requests. The rows go as well, so call it when nobody listens any longer. */
  stop(): void {
    this.#controller.abort();
    this.#rowListeners.clear();
    this.#sourceListeners.clear();
    for (const name of [...this.#clusters.keys()]) {
      this.#close(name);
    }
  }

  get sequence(): number {
    return this.#sequence;
  }

  *rows(): Generator<MirrorRow> {
    for (const { store } of this.#clusters.values()) {
      yield* store?.rows() ?? [];
    }
  }

  row(cluster: string, uid: string): MirrorRow | undefined {
    return this.#clusters.get(cluster)?.store?.row(uid);
  }

  rowAt(address: WorkloadAddress): MirrorRow | undefined {
    return this.#clusters.get(address.cluster)?.store?.rowNamed(address);
  }

  readings<T extends keyof ListedReadings>(
    type: T,
    cluster?: string,
  ): MirrorReading<ListedReadings[T]>[] {
    const clusters =
      cluster === undefined
        ? [...this.#clusters.values()]
        : [this.#clusters.get(cluster)];
    return clusters.flatMap(open => open?.store?.readings(type) ?? []);
  }

  surroundings(cluster: string, uid: string): Surroundings | undefined {
    return this.#clusters.get(cluster)?.store?.surroundings(uid);
  }

  /** All objects that are held of a cluster, rows or not; for comparing with the cluster. */
  held(cluster: string): Iterable<HeldObject> {
    return this.#clusters.get(cluster)?.store?.held() ?? [];
  }

  /**
   * Every cluster and kind. While no cluster is known because the list of clusters cannot be read,
   * one source of the kind `Cluster` says why.
   */
  sources(): SourceStatus[] {
    const { error } = this.#list;
    if (this.#clusters.size > 0 || !error) {
      return this.#sources.statuses();
    }
    const { code, message, fix } = error;
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
    return this.#rowListeners.add(listener);
  }

  onSourcesChange(listener: () => void): () => void {
    return this.#sourceListeners.add(listener);
  }

  #noteListError(error: ClusterError | undefined): void {
    this.#sources.changed();
    if (error) {
      const wayOut = error.fix ?? 'It is tried again.';
      this.#options.logger.warn(
        `The list of clusters cannot be read: ${error.message}. ${wayOut}`,
      );
    }
  }

  #adopt(clusters: readonly ClusterInfo[]): void {
    const names = new Set(clusters.map(({ name }) => name));
    for (const name of [...this.#clusters.keys()]) {
      if (!names.has(name)) {
        this.#close(name);
      }
    }
    for (const cluster of clusters) {
      const known = this.#clusters.get(cluster.name)?.info;
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
    const { kinds, logger, random } = this.#options;
    const { name } = cluster;
    this.#clusters.set(
      name,
      openCluster(cluster, {
        ...this.#options,
        sources: this.#sources.open(cluster, kinds),
        store: this.#createStore(cluster),
        startDelayMs: random() * howMany * START_SPREAD_MS,
        onUnknown: () => this.#list.hurry(),
        onOther: () => {
          logger.warn(`The name ${name} means another cluster now`);
          this.#close(name);
          this.#open(cluster, 1);
        },
      }),
    );
  }

  #close(name: string): void {
    this.#clusters.get(name)?.stop();
    this.#clusters.delete(name);
    this.#sources.close(name);
  }

  #createStore(cluster: ClusterInfo): ClusterStore {
    const { kinds, owners } = this.#options;
    return ClusterStore.create({
      cluster: cluster.name,
      kinds,
      owners,
      pool: this.#pool,
      nextSequence: () => {
        this.#sequence += 1;
        return this.#sequence;
      },
      emit: (sequence, before, after) =>
        this.#rowListeners.tell({ sequence, before, after }),
    });
  }
}
