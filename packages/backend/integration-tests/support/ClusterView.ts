import { setTimeout as wait } from 'node:timers/promises';
import { Manifest, RealCluster } from './RealCluster';

const KUEUE = 'kueue.x-k8s.io/v1beta2';

/** All that is looked at, by the name under which it is found. */
const LISTS = {
  nodes: { apiVersion: 'v1', kind: 'Node' },
  pods: { apiVersion: 'v1', kind: 'Pod' },
  events: { apiVersion: 'v1', kind: 'Event' },
  resourceQuotas: { apiVersion: 'v1', kind: 'ResourceQuota' },
  workloads: { apiVersion: KUEUE, kind: 'Workload' },
  clusterQueues: { apiVersion: KUEUE, kind: 'ClusterQueue' },
  localQueues: { apiVersion: KUEUE, kind: 'LocalQueue' },
  cohorts: { apiVersion: KUEUE, kind: 'Cohort' },
  flavors: { apiVersion: KUEUE, kind: 'ResourceFlavor' },
};

/** One entry of `status.conditions`. */
export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
}

/** An object as it came, as far as these tests look at it. */
export interface ClusterObject extends Manifest {
  metadata: Manifest['metadata'] & { ownerReferences?: { name: string }[] };
  spec?: { taints?: { key: string }[] };
  status?: {
    conditions?: Condition[];
    reservingWorkloads?: number;
    used?: Record<string, string>;
  };
  /** Of an event. */
  reason?: string;
  /** Of an event. */
  message?: string;
  /** Of an event. */
  involvedObject?: { name: string };
}

/** The condition of a type. */
export function conditionOf(
  { status }: ClusterObject,
  type: string,
): Condition | undefined {
  return status?.conditions?.find(condition => condition.type === type);
}

/** What a cluster has at one moment. */
export type ClusterState = Readonly<
  Record<keyof typeof LISTS, readonly ClusterObject[]>
>;

/** One eye on a cluster for many who wait for something in it. */
export class ClusterView {
  readonly #cluster: RealCluster;
  #next?: Promise<ClusterState>;

  static create(cluster: RealCluster): ClusterView {
    return new ClusterView(cluster);
  }

  private constructor(cluster: RealCluster) {
    this.#cluster = cluster;
  }

  /**
   * Looks until there is an answer.
   *
   * @throws Error with `what`, and with what `last` says, when it does not come in time
   */
  async until<T>(
    what: string,
    ask: (state: ClusterState) => T | undefined | false,
    options: { timeoutMs?: number; last?: () => string } = {},
  ): Promise<T> {
    const { timeoutMs = 90_000, last = () => '' } = options;
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const answer = ask(await this.#look());
      if (answer) {
        return answer;
      }
      if (Date.now() > deadline) {
        throw new Error(`Not within ${timeoutMs / 1000} s: ${what} ${last()}`);
      }
    }
  }

  /** The state that is read next; all who wait by then get the same. */
  #look(): Promise<ClusterState> {
    this.#next ??= this.#read();
    return this.#next;
  }

  async #read(): Promise<ClusterState> {
    await wait(250);
    // Who comes now may have made what some of the lists are too old for.
    this.#next = undefined;
    const lists = await Promise.all(
      Object.entries(LISTS).map(async ([name, type]) => {
        const path = await this.#cluster.collection(type);
        const { items } = await this.#cluster.request<{
          items: ClusterObject[];
        }>('GET', path);
        // Lists leave the type out of their items.
        return [name, items.map(item => ({ ...item, ...type }))];
      }),
    );
    return Object.fromEntries(lists);
  }
}
