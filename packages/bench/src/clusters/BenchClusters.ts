import {
  ApiObject,
  Faults,
  isJsonObject,
  PocketCluster,
  startPocketCluster,
} from '@internal/demo';
import { epochMs } from '../processes/epochMs';
import { BenchJob, benchJobs } from './objects';
import { benchResources } from './benchResources';

const JOBS = 'pytorchjobs.kubeflow.org';
/** Below it are real counts of pods; each change makes another figure from here on. */
const FIRST_VALUE = 1_000;
const TICK_MS = 5;
/** Enough that no watch of this run falls behind. */
const WINDOW = 100_000;

/** What is put into the clusters. */
export type ClusterSizes = {
  clusters: number;
  /** In all of them together. */
  jobs: number;
  entities: number;
};

/** One change of the status of a job: the count of its active workers. */
export type Change = {
  uid: string;
  entity: string;
  value: number;
  /** Milliseconds since the epoch. */
  at: number;
};

/** What is to be changed. */
export type ChangeOrder = {
  /** Changes a second, over all clusters. */
  perSecond: number;
  seconds: number;
  /** Jobs of these components. */
  entities: string[];
  /** On these clusters; all when absent. */
  clusters?: string[];
};

type Place = { cluster: PocketCluster; job: BenchJob };

/** The simulated API servers with their jobs, which change on demand. */
export class BenchClusters {
  readonly #clusters: PocketCluster[];
  readonly #running: Place[];
  #value = FIRST_VALUE;

  /** Starts and fills them. @param tokens - Who may read them. */
  static async start(
    sizes: ClusterSizes,
    tokens: string[],
  ): Promise<BenchClusters> {
    const clusters: PocketCluster[] = [];
    const running: Place[] = [];
    for (let index = 0; index < sizes.clusters; index += 1) {
      const cluster = await startPocketCluster({
        name: `cluster-${index}`,
        types: benchResources,
        windowSize: WINDOW,
        identities: tokens.map(token => ({
          token,
          user: token,
          rules: [
            {
              verbs: ['get', 'list', 'watch'],
              resources: ['*'],
              paths: ['*'],
            },
          ],
        })),
      });
      const count = Math.ceil(sizes.jobs / sizes.clusters);
      for (const job of fill(cluster, { ...sizes, count })) {
        running.push({ cluster, job });
      }
      clusters.push(cluster);
    }
    return new BenchClusters(clusters, running);
  }

  private constructor(clusters: PocketCluster[], running: Place[]) {
    this.#clusters = clusters;
    this.#running = running;
  }

  /** Where they are. */
  addresses(): { name: string; url: string }[] {
    return this.#clusters.map(({ name, url }) => ({ name, url }));
  }

  /** How many watches are open on all of them. */
  openWatches(): number {
    return this.#clusters.reduce((sum, { watches }) => sum + watches, 0);
  }

  /** Breaks a cluster, or heals it with `{}`. */
  async setFaults(name: string, faults: Faults): Promise<void> {
    await this.#clusters
      .find(cluster => cluster.name === name)
      ?.setFaults(faults);
  }

  /** Changes jobs at an even pace, and says which and when. */
  change(order: ChangeOrder): Promise<Change[]> {
    const places = this.#running.filter(
      ({ cluster, job }) =>
        order.entities.includes(job.entity) &&
        (!order.clusters || order.clusters.includes(cluster.name)),
    );
    const total = places.length && Math.round(order.perSecond * order.seconds);
    const began = performance.now();
    const changes: Change[] = [];
    return new Promise(resolve => {
      const timer = setInterval(() => {
        const age = performance.now() - began;
        const due = Math.min(total, (age / 1_000) * order.perSecond);
        while (changes.length < due) {
          // A step that has no divisor in common with the count visits all of them.
          const at = (changes.length * 7919) % places.length;
          changes.push(this.#change(places[at]));
        }
        if (age >= order.seconds * 1_000) {
          clearInterval(timer);
          resolve(changes);
        }
      }, TICK_MS);
    });
  }

  #change({ cluster, job }: Place): Change {
    this.#value += 1;
    const type = cluster.type(JOBS);
    const object = cluster.store.get(type, job.key);
    if (!object) {
      throw new Error(`There is no job ${job.key} on ${cluster.name}`);
    }
    const at = epochMs();
    cluster.store.put(type, job.key, withWorkers(object, this.#value));
    return { uid: job.uid, entity: job.entity, value: this.#value, at };
  }
}

/** Puts the jobs into a cluster, in the order of their keys, and gives those that run. */
function fill(
  cluster: PocketCluster,
  options: { count: number; entities: number },
): BenchJob[] {
  const jobs = [...benchJobs(cluster.name, { ...options, now: Date.now() })];
  const placed = jobs.flatMap(({ objects }) => objects);
  placed.sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { id, key, object } of placed) {
    cluster.store.put(cluster.type(id), key, object);
  }
  return jobs.filter(({ runs }) => runs).map(job => ({ ...job, objects: [] }));
}

function withWorkers(object: ApiObject, active: number): ApiObject {
  const status = isJsonObject(object.status) ? object.status : {};
  const counts = isJsonObject(status.replicaStatuses)
    ? status.replicaStatuses
    : {};
  return {
    ...object,
    status: { ...status, replicaStatuses: { ...counts, Worker: { active } } },
  };
}
