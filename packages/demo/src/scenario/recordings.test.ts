import { JsonObject } from '../pocket/ApiObject';
import { batchJobStatus } from './kubernetes/batchJob';
import { workloadStatus } from './kubernetes/kueueWorkload';
import { pyTorchJobStatus } from './kubernetes/pyTorchJob';
import { RunPlan, Step, StepType } from './RunPlan';
import {
  describeRecorded,
  essence,
  recordingOf,
} from './__testUtils__/recordings';

/** A recording, and a run with the same history. */
type Case = {
  recording: string;
  status: (plan: RunPlan, steps: Step[]) => JsonObject;
  plan: Partial<RunPlan>;
  steps: StepType[];
  /** How many of the first steps went by too fast to be recorded. */
  unseen?: number;
};

const queue = { local: 'gpu', cluster: 'solo', flavor: 'a100' };

const cases: Case[] = [
  {
    recording: 'pytorchjob-queued',
    status: pyTorchJobStatus,
    plan: { queue },
    steps: ['created', 'admitted', 'started', 'succeeded'],
  },
  {
    recording: 'pytorchjob-succeeded',
    status: pyTorchJobStatus,
    plan: {},
    steps: ['created', 'started', 'succeeded'],
  },
  {
    recording: 'pytorchjob-restarting',
    status: pyTorchJobStatus,
    plan: {},
    steps: ['created', 'started', 'restarting', 'started', 'restarting'],
  },
  {
    recording: 'pytorchjob-suspended-resumed',
    status: pyTorchJobStatus,
    plan: {},
    steps: ['created', 'started', 'suspended', 'resumed', 'started'],
  },
  {
    recording: 'pytorchjob-failed',
    status: pyTorchJobStatus,
    // In the recording the master is the one that fails.
    plan: { workers: 0 },
    steps: ['created', 'started', 'failed'],
  },
  {
    recording: 'job-admitted',
    status: batchJobStatus,
    plan: { kind: 'Job', queue, workers: 2 },
    steps: ['created', 'admitted', 'started', 'succeeded'],
  },
  {
    recording: 'job-failed',
    status: batchJobStatus,
    plan: { kind: 'Job', queue, workers: 1 },
    steps: ['created', 'admitted', 'started', 'failed'],
  },
  {
    recording: 'workload-pytorchjob-queued',
    status: workloadStatus,
    plan: { queue },
    steps: ['created', 'admitted', 'started', 'succeeded'],
  },
  {
    recording: 'workload-preempted',
    status: workloadStatus,
    plan: { kind: 'Job', queue, workers: 2 },
    steps: ['created', 'admitted', 'started', 'preempted', 'admitted'],
    unseen: 1,
  },
];

function planOf(recording: string, name: string, plan: Partial<RunPlan>) {
  return {
    kind: 'PyTorchJob' as const,
    namespace: 'solo',
    name,
    uid: recording,
    workers: 1,
    gpus: 4,
    steps: [],
    labels: {},
    annotations: {},
    ...plan,
  } as unknown as RunPlan;
}

describeRecorded('what the scenario writes of runs', () => {
  it.each(cases)(
    'was seen at the real controller: $recording',
    ({ recording, status, plan, steps, unseen = 0 }) => {
      const snapshots = recordingOf(recording);
      const first = snapshots[0].metadata as JsonObject;
      const owners = (first.ownerReferences ?? []) as JsonObject[];
      const name = String(owners[0]?.name ?? first.name);
      const seen = new Set(
        snapshots.map(object => essence(object.status, name)),
      );
      const run = planOf(recording, name, plan);
      for (let count = 1 + unseen; count <= steps.length; count++) {
        const done = steps
          .slice(0, count)
          .map((type, index) => ({ type, at: index * 1000 }));
        const ours = essence(status(run, done), name);
        expect([...seen]).toContain(ours);
      }
    },
  );
});
