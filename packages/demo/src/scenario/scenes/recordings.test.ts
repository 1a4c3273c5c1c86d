import { isJsonObject, JsonObject } from '../../pocket/ApiObject';
import {
  describeRecorded,
  essence,
  recordingOf,
} from '../__testUtils__/recordings';
import { PlacedObject } from '../runObjects';
import { deploymentOf } from './deploymentOf';
import { inferenceServiceOf } from './inferenceServiceOf';
import { PodCourse } from './PodCourse';
import { ServiceCourse } from './ServicePlan';
import { trainJobOf } from './trainJobOf';
import { TrainJobPhase } from './TrainJobPlan';

const NOW = 3_600_000;

const end = {
  exitCode: 1,
  reason: 'Error' as const,
  startedAt: 0,
  finishedAt: 9_000,
};
const queue = { local: 'gpu', cluster: 'solo', flavor: 'a100' };

function trainJob(phase: TrainJobPhase, queued = false): PlacedObject[] {
  return trainJobOf(
    {
      cluster: 'c',
      namespace: 'n',
      name: 'ours',
      madeAt: 0,
      labels: {},
      runtime: { kind: 'ClusterTrainingRuntime', name: 'torch-distributed' },
      image: 'trainer:1',
      nodes: 2,
      gpus: 2,
      node: 'a',
      phase,
      ...(queued && { queue }),
    },
    NOW,
  );
}

function service(course: ServiceCourse): PlacedObject[] {
  return inferenceServiceOf(
    {
      cluster: 'c',
      namespace: 'n',
      name: 'ours',
      madeAt: 0,
      changedAt: 0,
      labels: {},
      format: 'sklearn',
      image: 'server:1',
      model: 'flowers',
      versions: [1, 2],
      replicas: 1,
      resources: {},
      course,
      node: 'a',
      log: [],
    },
    // Before the deadline of the Deployment, as in the recordings.
    60_000,
  );
}

function deployment(next?: PodCourse): PlacedObject[] {
  return deploymentOf(
    {
      cluster: 'c',
      namespace: 'n',
      name: 'ours',
      madeAt: 0,
      labels: {},
      selector: { app: 'ours' },
      podSpec: {},
      replicas: 1,
      node: 'a',
      current: { count: 1, course: { is: 'running', since: 0 } },
      ...(next && {
        next: { podSpec: { a: 1 }, madeAt: 0, pod: { count: 1, course: next } },
      }),
    },
    60_000,
  );
}

const running: TrainJobPhase = {
  is: 'running',
  since: 0,
  share: 0.5,
  left: 60,
  loss: '1',
};

/** A recording, the kind in it, and what the scenario writes in the same situation. */
const cases: { recording: string; kind: string; ours: PlacedObject[] }[] = [
  ...[
    { recording: 'trainjob-complete', kind: 'TrainJob' },
    { recording: 'jobset-of-trainjob-complete', kind: 'JobSet' },
  ].flatMap(about => [
    { ...about, ours: trainJob(running) },
    { ...about, ours: trainJob({ is: 'succeeded', at: 0 }) },
  ]),
  {
    recording: 'trainjob-failed',
    kind: 'TrainJob',
    ours: trainJob({ is: 'failed', at: 0 }),
  },
  ...[
    { recording: 'trainjob-queued', kind: 'TrainJob' },
    { recording: 'workload-trainjob-queued', kind: 'Workload' },
  ].flatMap(about => [
    { ...about, ours: trainJob({ is: 'queued', needs: 4 }, true) },
    { ...about, ours: trainJob(running, true) },
    { ...about, ours: trainJob({ is: 'succeeded', at: 0 }, true) },
  ]),
  {
    recording: 'jobset-queued',
    kind: 'JobSet',
    ours: trainJob({ is: 'queued', needs: 4 }, true),
  },
  {
    recording: 'jobset-restarted-failed',
    kind: 'JobSet',
    ours: trainJob({ is: 'restarting', end, restarts: 1 }),
  },
  ...(
    [
      ['inferenceservice-ready', 'ready'],
      ['inferenceservice-update-fails', 'newRevisionFails'],
      ['inferenceservice-canary', 'canary'],
      ['inferenceservice-image-pull', 'imageMissing'],
      ['inferenceservice-stopped', 'stopped'],
    ] as const
  ).map(([recording, course]) => ({
    recording,
    kind: 'InferenceService',
    ours: service(course),
  })),
  {
    recording: 'deployment-of-inferenceservice',
    kind: 'Deployment',
    ours: deployment(),
  },
  {
    recording: 'deployment-update-fails',
    kind: 'Deployment',
    ours: deployment({ is: 'waiting', reason: 'Error', message: '' }),
  },
];

/**
 * What a status has besides conditions. `trainerStatus` is behind a feature gate that was off where
 * it was recorded.
 */
function shapeOf(status: unknown): string {
  const { conditions, trainerStatus, ...rest } = isJsonObject(status)
    ? status
    : {};
  return JSON.stringify(Object.keys(rest).sort());
}

describeRecorded('what the scenario writes in scenes', () => {
  it.each(cases)(
    'was seen at the real controller: $recording',
    ({ recording, kind, ours }) => {
      const snapshots = recordingOf(recording);
      const theirs = snapshots.map(({ status, metadata, kind: of }) => {
        const { name, ownerReferences } = metadata as JsonObject;
        const [owner] = (ownerReferences ?? []) as JsonObject[];
        const called = String(
          (of === 'Workload' ? owner : undefined)?.name ?? name,
        );
        return `${essence(status, called)}\n${shapeOf(status)}`;
      });
      const written = ours
        .map(({ object }) => object)
        .filter(object => object.kind === kind)
        .map(({ status }) => `${essence(status, 'ours')}\n${shapeOf(status)}`);
      expect(written).toHaveLength(1);
      expect(theirs).toContain(written[0]);
    },
  );
});
