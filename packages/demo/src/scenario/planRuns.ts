import { clusters, CompanyCluster, CompanyQueue } from './company';
import { Line } from './lines';
import { randomOf, uidOf } from './random';
import { FailureCause, RunPlan, Step } from './RunPlan';
import { lifetimeOf, scriptOf } from './scripts';

/** How the time of the story runs beside the clock on the wall. */
export type StoryTime = {
  /** When the story begins, in milliseconds since the epoch. */
  epoch: number;
  /** How much faster than the wall clock it runs. What lies before the epoch is not sped up. */
  speed: number;
  seed: number;
};

const HOUR = 3600;

/** No run takes longer than this many times what its script says, and none less than the other. */
const SLOWEST_PACE = 1.15;
const FASTEST_PACE = 0.85;

const outOfMemory: FailureCause = {
  exitCode: 1,
  reason: 'Error',
  log: [
    'Traceback (most recent call last):',
    '  File "/app/train.py", line 212, in <module>',
    '    loss.backward()',
    'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 79.14 GiB of which 1.21 GiB is free.',
  ],
};

/** The kernel's word; with restart policy ExitCode the training operator tries again after it. */
const killed: FailureCause = { exitCode: 137, reason: 'OOMKilled', log: [] };

/** The seconds of the story at a moment. */
export function storySeconds(time: StoryTime, now: number): number {
  const seconds = (now - time.epoch) / 1000;
  return seconds > 0 ? seconds * time.speed : seconds;
}

/** The moment at some seconds of the story. */
export function wallTime(time: StoryTime, seconds: number): number {
  return time.epoch + (seconds > 0 ? seconds / time.speed : seconds) * 1000;
}

/** The runs of a line that exist at a moment. */
export function runsOf(line: Line, time: StoryTime, now: number): RunPlan[] {
  const seconds = storySeconds(time, now);
  if (line.hoursAgo) {
    return line.hoursAgo.map((hours, index) =>
      planRun(line, time, index + 1, -hours * HOUR),
    );
  }
  const { every = HOUR } = line;
  const offset = firstOffset(line, time);
  const lifetime = (lifetimeOf(line.script) ?? 0) * SLOWEST_PACE;
  const first = Math.ceil((seconds - lifetime - offset) / every);
  const last = Math.floor((seconds - offset) / every);
  const runs: RunPlan[] = [];
  for (let number = first; number <= last; number++) {
    runs.push(planRun(line, time, number, offset + number * every));
  }
  return runs.filter(run => run.steps[run.steps.length - 1].at > now);
}

/** When the next run of a line is made after a moment; absent for a line that makes none. */
export function nextRunAt(
  line: Line,
  time: StoryTime,
  now: number,
): number | undefined {
  if (!line.every) {
    return undefined;
  }
  const offset = firstOffset(line, time);
  const number =
    Math.floor((storySeconds(time, now) - offset) / line.every) + 1;
  return wallTime(time, offset + number * line.every);
}

/** Lines begin at different seconds, so that not everything happens at once. */
function firstOffset(line: Line, { seed }: StoryTime): number {
  return Math.floor(
    randomOf(seed, line.cluster, line.job) * (line.every ?? HOUR),
  );
}

function planRun(
  line: Line,
  time: StoryTime,
  number: number,
  createdAt: number,
): RunPlan {
  const cluster = clusters.find(({ name }) => name === line.cluster)!;
  const queue =
    line.queued === false
      ? undefined
      : cluster.queues.find(({ namespace }) => namespace === line.namespace);
  // Numbers go on from a past that the story does not show.
  const name = `${line.job}-${400 + number}`;
  const uid = uidOf(time.seed, line.cluster, line.namespace, line.kind, name);
  const pace =
    FASTEST_PACE + (SLOWEST_PACE - FASTEST_PACE) * randomOf(uid, 'pace');
  const steps: Step[] = scriptOf(line.script).map(([type, at]) => ({
    type,
    at: wallTime(time, createdAt + at * pace),
  }));
  return {
    cluster: line.cluster,
    namespace: line.namespace,
    name,
    uid,
    kind: line.kind,
    labels: line.labels,
    annotations: line.annotations ?? {},
    ...(queue && {
      queue: {
        local: queue.localQueue,
        cluster: queue.clusterQueue,
        flavor: cluster.flavor,
        capacity: capacityOf(cluster, queue),
      },
    }),
    priority: queue && line.priority,
    image: `registry.brightline.example/${line.namespace}/${line.job.replace(
      /-[a-z]+$/,
      '',
    )}:${1 + Math.floor(randomOf(line.job) * 4)}.${number & 7}.0`,
    args: [line.module, '--config', `configs/${line.job}.yaml`],
    workers: line.workers,
    gpus: line.gpus,
    restartPolicy:
      line.script === 'outOfMemory' || line.script === 'restartsForEver'
        ? 'ExitCode'
        : 'Never',
    nodes: cluster.nodes,
    startProblem: line.startProblem,
    restartCause: killed,
    failureCause:
      line.script === 'failed'
        ? { ...killed, log: outOfMemory.log.slice(0, 3) }
        : outOfMemory,
    cronJob: line.cronJob,
    finalizers: line.finalizers,
    steps,
  };
}

function capacityOf(cluster: CompanyCluster, queue: CompanyQueue): number {
  const all = cluster.queues.reduce(
    (sum, { gpus }) => sum + gpus,
    cluster.sharedGpus,
  );
  const { gpus, borrowingLimit = all } = queue;
  return Math.min(all, gpus + borrowingLimit);
}
