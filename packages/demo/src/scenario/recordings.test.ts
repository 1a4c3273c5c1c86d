import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import YAML from 'yaml';
import { isJsonObject, JsonObject } from '../pocket/ApiObject';
import { batchJobStatus } from './kubernetes/batchJob';
import { workloadStatus } from './kubernetes/kueueWorkload';
import { pyTorchJobStatus } from './kubernetes/pyTorchJob';
import { RunPlan, Step, StepType } from './RunPlan';

const data =
  process.env.ML_TEST_DATA ?? resolve(__dirname, '../../../../../shared');
const recorded = join(data, 'kube/controllers/recorded');
const required = process.env.ML_TEST_REQUIRE === 'all';
const available = existsSync(recorded);

if (!available && !required) {
  process.stderr.write(
    'SKIPPED: the scenario against recordings of real controllers. Set ML_TEST_DATA to the folder that has kube/controllers/recorded.\n',
  );
}

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

/** Conditions without what differs from run to run, in one order. */
function essence(status: unknown, name: string): string {
  const conditions =
    isJsonObject(status) && Array.isArray(status.conditions)
      ? status.conditions.filter(isJsonObject)
      : [];
  return conditions
    .map(({ type, status: value, reason, message }) =>
      [
        type,
        value,
        reason,
        String(message)
          .replaceAll(name, 'NAME')
          .replace(/\(UID: .*?, JobUID: .*?\)/, '(UIDS)')
          .replace(/path: \/(robotics\/)?solo/g, 'path: /solo')
          // Which pod of two fails first is chance.
          .replace(/1 (Master|Worker) replica/, '1 ROLE replica'),
      ].join(' | '),
    )
    .sort()
    .join('\n');
}

(available || required ? describe : describe.skip)(
  'what the scenario writes',
  () => {
    it.each(cases)(
      'was seen at the real controller: $recording',
      ({ recording, status, plan, steps, unseen = 0 }) => {
        const snapshots: { object: JsonObject }[] = YAML.parse(
          readFileSync(join(recorded, `${recording}.yaml`), 'utf8'),
        );
        const first = snapshots[0].object.metadata as JsonObject;
        const owners = (first.ownerReferences ?? []) as JsonObject[];
        const name = String(owners[0]?.name ?? first.name);
        const seen = new Set(
          snapshots.map(({ object }) => essence(object.status, name)),
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
  },
);
