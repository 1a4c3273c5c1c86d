import { ApiObject, isJsonObject } from '../pocket/ApiObject';
import type { PocketCluster } from '../pocket/PocketCluster';
import {
  clusters as companyClusters,
  CompanyCluster,
  CompanyQueue,
} from './company';
import { logLines } from './kubernetes/logLines';
import { platformObjects, queueObjects } from './kubernetes/platform';
import { failingPodName } from './kubernetes/pods';
import { Line, lines as companyLines } from './lines';
import {
  nextRunAt,
  runsOf,
  storySeconds,
  StoryTime,
  wallTime,
} from './planRuns';
import { queueUse } from './queueUse';
import { PlacedObject, runObjects } from './runObjects';
import { RunPlan, stepsUntil } from './RunPlan';
import { momentOf, Scene, scenes as companyScenes } from './scenes';
import { WrittenObjects } from './WrittenObjects';

/** How a story is told. */
export type StoryOptions = {
  /** The clusters that it happens on, by their names. */
  clusters: PocketCluster[];
  time: StoryTime;
  /** The runs that are made; by default all of the company. */
  lines?: Line[];
  /** What is there besides; by default all of the company, and nothing where lines are named. */
  scenes?: Scene[];
};

/** A run that is on a cluster, and what was written of it. */
type LiveRun = { plan: RunPlan; steps: number; objects: WrittenObjects };

/** A scene that is on a cluster, the beat that it shows, and what was written of it. */
type LiveScene = { scene: Scene; seconds: number; objects: WrittenObjects };

const WORKLOADS = 'workloads.kueue.x-k8s.io';

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
  readonly #scenes: LiveScene[];
  readonly #logs = new Map<string, string[]>();
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
    const scenes = options.scenes ?? (options.lines ? [] : companyScenes);
    this.#scenes = scenes
      .filter(({ cluster }) => this.#clusters.has(cluster))
      .map(scene => ({
        scene,
        seconds: -Infinity,
        objects: this.#writtenOn(scene.cluster),
      }));
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
        run.objects.replace([]);
        this.#runs.delete(uid);
      }
    }
    for (const live of this.#scenes) {
      next = Math.min(next, this.#show(live, now));
    }
    this.#updateQueues();
    return next;
  }

  /** What a container has written by a moment; for the pocket server's `pods/log`. */
  logOf(pod: ApiObject, now: number): string[] {
    const written = this.#logs.get(pod.metadata.uid ?? '');
    if (written) {
      return written;
    }
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
    const run = known ?? {
      plan,
      steps,
      objects: this.#writtenOn(plan.cluster),
    };
    run.steps = steps;
    this.#runs.set(plan.uid, run);
    run.objects.replace(runObjects(plan, now));
  }

  /** Shows a scene as it is at a moment, and says when it changes next. */
  #show(live: LiveScene, now: number): number {
    const { scene } = live;
    const seconds = storySeconds(this.#time, now);
    const moment = momentOf(scene, this.#time, seconds);
    if (moment.seconds !== live.seconds) {
      live.seconds = moment.seconds;
      live.objects.replace(scene.objects(moment));
    }
    return scene.every
      ? wallTime(this.#time, moment.seconds + scene.every)
      : Infinity;
  }

  #writtenOn(cluster: string): WrittenObjects {
    return WrittenObjects.create(this.#clusters.get(cluster)!, this.#logs);
  }

  #updateQueues(): void {
    for (const cluster of this.#companyClusters()) {
      for (const queue of cluster.queues) {
        const use = queueUse(this.#workloadsOf(cluster.name, queue));
        const since = this.#time.epoch - DAYS_BEFORE;
        for (const placed of queueObjects(cluster, queue, use, since)) {
          this.#write(cluster.name, placed);
        }
      }
    }
  }

  #workloadsOf(name: string, queue: CompanyQueue): ApiObject[] {
    const cluster = this.#clusters.get(name)!;
    return cluster.store
      .list(cluster.type(WORKLOADS))
      .map(({ object }) => object)
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === queue.namespace &&
          isJsonObject(spec) &&
          spec.queueName === queue.localQueue,
      );
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
