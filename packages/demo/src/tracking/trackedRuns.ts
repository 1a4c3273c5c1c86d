import { Line, lines } from '../scenario/lines';
import { runsOf, StoryTime } from '../scenario/planRuns';
import { randomOf, uidOf } from '../scenario/random';
import { RunPlan, stepsUntil } from '../scenario/RunPlan';
import { experiments, TrackedExperiment } from './experiments';

/** A run of an experiment as it is at a moment. */
export type TrackedRun = {
  /** The same for the same run at every moment. */
  key: string;
  experiment: TrackedExperiment;
  name: string;
  startedAt: number;
  endedAt?: number;
  status: 'RUNNING' | 'FINISHED' | 'FAILED' | 'KILLED';
  /** How long all of its curves would take, in milliseconds. */
  wholeMs: number;
  /** How much of its curves is there, from 0 to 1. */
  progress: number;
  /** How well it learns, from 0 to 1. */
  skill: number;
  tags: Record<string, string>;
  params: Record<string, string>;
  dataset: { name: string; digest: string };
  /** The key of the run that it is nested in. */
  parent?: string;
};

const HOUR_MS = 3_600_000;

/** How long what never ends would take. */
const LONGEST_MS = 120 * HOUR_MS;

/** What fails has had this much of its way before it. */
const FAILS_AT = 0.4;

const SWEEP = 6;

/** All runs that are there at a moment, those that others are nested in first. */
export function trackedRuns(time: StoryTime, now: number): TrackedRun[] {
  return experiments.flatMap(experiment => [
    ...pastRuns(experiment, time),
    ...(experiment.sweep ? sweepOf(experiment, time) : []),
    ...lines
      .filter(line => experiment.jobs.some(job => line.job.startsWith(job)))
      .flatMap(line => runsOf(line, time, now).map(plan => ({ line, plan })))
      .flatMap(({ line, plan }) => runOf(experiment, line, plan, now) ?? []),
  ]);
}

/** The runs that made the versions of the experiment's model, the oldest first. */
export function pastRuns(
  experiment: TrackedExperiment,
  { epoch, seed }: StoryTime,
): TrackedRun[] {
  const { past } = experiment;
  if (!past) {
    return [];
  }
  return Array.from({ length: past.count }, (_, index) => {
    const name = `${past.job}-${index + 1}`;
    const key = uidOf(seed, 'past', name);
    const age = (past.count - index) * past.everyHours;
    const startedAt =
      epoch - (age + 12 * randomOf(key, 'starts')) * HOUR_MS - 80 * HOUR_MS;
    const isNew = index >= past.count / 2;
    const wholeMs = past.tookHours * HOUR_MS;
    return {
      ...base(experiment, key, name, isNew ? 'b' : 'a'),
      startedAt: Math.round(startedAt),
      endedAt: Math.round(startedAt + wholeMs),
      status: 'FINISHED' as const,
      wholeMs,
      progress: 1,
      skill: (index + 1) / past.count,
      tags: tagsOf(experiment, {
        cluster: 'prod-eu',
        namespace: experiment.owner?.replace(/^.*\//, '') ?? 'sandbox',
        kind: 'PyTorchJob',
        name,
        uid: key,
      }),
    };
  });
}

function sweepOf(
  experiment: TrackedExperiment,
  { epoch, seed }: StoryTime,
): TrackedRun[] {
  const parentKey = uidOf(seed, 'sweep', experiment.name);
  const startedAt = Math.round(epoch - 50 * HOUR_MS);
  const took = 2 * HOUR_MS;
  const like = {
    status: 'FINISHED' as const,
    startedAt,
    endedAt: startedAt + took,
    wholeMs: took,
  };
  const parent: TrackedRun = {
    ...base(experiment, parentKey, `${experiment.name}-sweep`, 'b'),
    ...like,
    progress: 0,
    skill: 0,
    params: {},
    tags: tagsOf(experiment),
  };
  const children = Array.from({ length: SWEEP }, (_, index): TrackedRun => {
    const key = uidOf(parentKey, index);
    const made = base(
      experiment,
      key,
      `${experiment.name}-sweep-${index}`,
      'b',
    );
    return {
      ...made,
      ...like,
      progress: 1,
      skill: randomOf(key, 'skill'),
      params: { ...made.params, 'optimizer.lr': String(0.0001 * 2 ** index) },
      parent: parentKey,
      tags: tagsOf(experiment),
    };
  });
  return [parent, ...children];
}

/** The run of a job; absent before it trains. */
function runOf(
  experiment: TrackedExperiment,
  line: Line,
  plan: RunPlan,
  now: number,
): TrackedRun | undefined {
  const steps = stepsUntil(plan, now);
  const startedAt = steps.find(({ type }) => type === 'started')?.at;
  if (startedAt === undefined) {
    return undefined;
  }
  const last = steps[steps.length - 1];
  const end = plan.steps.find(
    ({ type }) => type === 'succeeded' || type === 'failed',
  );
  const stopped =
    last.type === 'preempted' ||
    last.type === 'suspended' ||
    (last.type === 'deleting' && !end)
      ? last.at
      : undefined;
  const ended = end && end.at <= now ? end.at : stopped;
  const wholeMs = end
    ? (end.at - startedAt) / (end.type === 'failed' ? FAILS_AT : 1)
    : LONGEST_MS;
  const key = plan.uid;
  return {
    ...base(experiment, key, plan.name, 'b'),
    startedAt: Math.round(startedAt),
    ...(ended !== undefined && { endedAt: Math.round(ended) }),
    status: statusOf(ended, end, now),
    wholeMs,
    progress: Math.min(1, ((ended ?? now) - startedAt) / wholeMs),
    skill: randomOf(key, 'skill'),
    tags: tagsOf(experiment, {
      cluster: plan.cluster,
      namespace: plan.namespace,
      kind: line.kind,
      name: plan.name,
      uid: plan.uid,
    }),
  };
}

function statusOf(
  ended: number | undefined,
  end: { type: string; at: number } | undefined,
  now: number,
): TrackedRun['status'] {
  if (ended === undefined) {
    return 'RUNNING';
  }
  if (!end || end.at > now) {
    return 'KILLED';
  }
  return end.type === 'failed' ? 'FAILED' : 'FINISHED';
}

function base(
  experiment: TrackedExperiment,
  key: string,
  name: string,
  edition: 'a' | 'b',
) {
  return {
    key,
    experiment,
    name,
    params: Object.fromEntries(
      Object.entries(experiment.params).map(([param, choices]) => [
        param,
        choices[Math.floor(randomOf(key, param) * choices.length)],
      ]),
    ),
    dataset: {
      name: experiment.dataset.name,
      digest: uidOf(experiment.dataset.name, edition).slice(0, 8),
    },
  };
}

/** What the template of a training job injects by `MLFLOW_RUN_CONTEXT`. */
function tagsOf(
  { entityRef, name }: TrackedExperiment,
  job?: {
    cluster: string;
    namespace: string;
    kind: 'PyTorchJob' | 'Job';
    name: string;
    uid: string;
  },
): Record<string, string> {
  const repository = entityRef?.replace(/^.*\//, '');
  return {
    ...(entityRef && {
      'backstage.io/entity-ref': entityRef,
      'mlflow.source.git.repoURL': `https://git.brightline.example/ml/${repository}`,
      'mlflow.source.git.commit': uidOf('commit', name, job?.name ?? 'sweep')
        .replaceAll('-', '')
        .concat('c0ffee00'),
    }),
    'mlflow.source.name': 'train.py',
    'mlflow.source.type': job ? 'JOB' : 'LOCAL',
    ...(job && {
      'k8s.cluster': job.cluster,
      'k8s.namespace': job.namespace,
      'k8s.job.apiVersion': job.kind === 'Job' ? 'batch/v1' : 'kubeflow.org/v1',
      'k8s.job.kind': job.kind,
      'k8s.job.name': job.name,
      'k8s.job.uid': job.uid,
    }),
  };
}
