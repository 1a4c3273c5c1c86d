import { ApiObject } from '../pocket/ApiObject';
import type { PocketCluster } from '../pocket/PocketCluster';
import { clusters as companyClusters, CompanyCluster } from './company';
import { logLines } from './kubernetes/logLines';
import { platformObjects, queueObjects, QueueUse } from './kubernetes/platform';
import { failingPodName } from './kubernetes/pods';
import { Line, lines as companyLines } from './lines';
import { nextRunAt, runsOf, StoryTime } from './planRuns';
import { PlacedObject, runObjects } from './runObjects';
import { podSetsOf, RunPlan, stepsUntil } from './RunPlan';

/** How a story is told. */
export type StoryOptions = {
  /** The clusters that it happens on, by their names. */
  clusters: PocketCluster[];
  time: StoryTime;
  lines?: Line[];
};

/** A run that is on a cluster, and what was written of it. */
type LiveRun = { plan: RunPlan; steps: number; objects: Map<string, string> };

const DAYS_BEFORE = 30 * 24 * 3600 * 1000;

/**
 * Lets the company work: writes to the clusters what its controllers would write, up to a moment.
 * The same options give the same objects at the same moment.
 */
export class Story {
  readonly #clusters: Map<string, PocketCluster>;
  readonly #time: StoryTime;
  readonly #lines: Line[];
  readonly #runs = new Map<string, LiveRun>();
  readonly #written = new Map<string, string>();

  static create(options: StoryOptions): Story {
    return new Story(options);
  }

  private constructor(options: StoryOptions) {
    this.#clusters = new Map(
      options.clusters.map(cluster => [cluster.name, cluster]),
    );
    this.#time = options.time;
    this.#lines = (options.lines ?? companyLines).filter(line =>
      this.#clusters.has(line.cluster),
    );
    for (const cluster of this.#companyClusters()) {
      const since = this.#time.epoch - DAYS_BEFORE;
      for (const placed of platformObjects(cluster, since)) {
        this.#write(cluster.name, placed);
      }
    }
  }

  /**
   * Brings the clusters to a moment.
   *
   * @param now - milliseconds since the epoch
   * @returns the moment of the next change.
   */
  advanceTo(now: number): number {
    const present = new Set<string>();
    let next = Number.POSITIVE_INFINITY;
    for (const line of this.#lines) {
      for (const plan of runsOf(line, this.#time, now)) {
        present.add(plan.uid);
        this.#update(plan, now);
        const upcoming = plan.steps.find(step => step.at > now);
        next = Math.min(next, upcoming?.at ?? next);
      }
      next = Math.min(next, nextRunAt(line, this.#time, now) ?? next);
    }
    for (const [uid, run] of this.#runs) {
      if (!present.has(uid)) {
        this.#remove(run, [...run.objects.keys()]);
        this.#runs.delete(uid);
      }
    }
    this.#updateQueues();
    return next;
  }

  /** What a container has written by a moment; for the pocket server's `pods/log`. */
  logOf(pod: ApiObject, now: number): string[] {
    const owner = pod.metadata.ownerReferences?.[0]?.uid;
    const run = owner ? this.#runs.get(owner) : undefined;
    if (!run) {
      return [];
    }
    const failing = pod.metadata.name === failingPodName(run.plan);
    return logLines(run.plan, stepsUntil(run.plan, now), now, failing);
  }

  #companyClusters(): CompanyCluster[] {
    return companyClusters.filter(({ name }) => this.#clusters.has(name));
  }

  #update(plan: RunPlan, now: number): void {
    const steps = stepsUntil(plan, now).length;
    const known = this.#runs.get(plan.uid);
    if (known?.steps === steps) {
      return;
    }
    const run = known ?? { plan, steps, objects: new Map() };
    run.steps = steps;
    this.#runs.set(plan.uid, run);
    const gone = new Set(run.objects.keys());
    for (const placed of runObjects(plan, now)) {
      const address = `${placed.id} ${placed.key}`;
      gone.delete(address);
      const text = JSON.stringify(placed.object);
      if (run.objects.get(address) !== text) {
        run.objects.set(address, text);
        const { id, key, object } = placed;
        const cluster = this.#clusters.get(plan.cluster)!;
        cluster.store.put(cluster.type(id), key, object);
      }
    }
    this.#remove(run, [...gone]);
  }

  #remove(run: LiveRun, addresses: string[]): void {
    const cluster = this.#clusters.get(run.plan.cluster)!;
    for (const address of addresses) {
      const [id, key] = address.split(' ');
      run.objects.delete(address);
      cluster.store.remove(cluster.type(id), key);
    }
  }

  #updateQueues(): void {
    for (const cluster of this.#companyClusters()) {
      for (const queue of cluster.queues) {
        const use = this.#useOf(cluster.name, queue.clusterQueue);
        const since = this.#time.epoch - DAYS_BEFORE;
        for (const placed of queueObjects(cluster, queue, use, since)) {
          this.#write(cluster.name, placed);
        }
      }
    }
  }

  #useOf(cluster: string, clusterQueue: string): QueueUse {
    const use = { pending: 0, admitted: 0, gpus: 0 };
    for (const { plan, steps } of this.#runs.values()) {
      if (plan.cluster !== cluster || plan.queue?.cluster !== clusterQueue) {
        continue;
      }
      const done = plan.steps.slice(0, steps).map(({ type }) => type);
      if (done.includes('succeeded') || done.includes('failed')) {
        continue;
      }
      const holds =
        done.lastIndexOf('admitted') > done.lastIndexOf('preempted');
      if (holds) {
        const count = podSetsOf(plan).reduce((sum, set) => sum + set.count, 0);
        use.admitted += 1;
        use.gpus += count * plan.gpus;
      } else {
        use.pending += 1;
      }
    }
    return use;
  }

  #write(clusterName: string, { id, key, object }: PlacedObject): void {
    const address = `${clusterName} ${id} ${key}`;
    const text = JSON.stringify(object);
    if (this.#written.get(address) !== text) {
      this.#written.set(address, text);
      const cluster = this.#clusters.get(clusterName)!;
      cluster.store.put(cluster.type(id), key, object);
    }
  }
}

/** The longest the story sleeps; a machine that was asleep itself catches up this soon. */
const LONGEST_SLEEP_MS = 10_000;

/**
 * Tells a story by the clock on the wall.
 *
 * @returns what stops it.
 */
export function tellStory(story: Story): () => void {
  let timer: NodeJS.Timeout;
  const tell = () => {
    const now = Date.now();
    const next = story.advanceTo(now);
    timer = setTimeout(
      tell,
      Math.min(LONGEST_SLEEP_MS, Math.max(50, next - now)),
    );
    timer.unref();
  };
  tell();
  return () => clearTimeout(timer);
}
