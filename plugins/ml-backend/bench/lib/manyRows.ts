import { WorkloadState } from '@mlport/backstage-plugin-ml-common';
import { TestRow } from '../../src/workloads/__testUtils__/InMemoryMirror';

const DAY_MS = 24 * 3_600_000;
const START = Date.UTC(2026, 0, 1);

/** Up to which of a hundred rows has which state. */
const STATES: readonly (readonly [number, WorkloadState])[] = [
  [70, 'Succeeded'],
  [90, 'Running'],
  [95, 'Queued'],
  [100, 'Failed'],
];

/** One of many rows: most succeeded, some run, few wait or failed. */
export function rowOf(index: number, mark = ''): TestRow {
  const chance = (index * 7_919) % 100;
  const [, state] = STATES.find(([until]) => chance < until) ?? STATES[0];
  return {
    uid: `0b6f5a10-4c1d-4b57-9d3e-${String(index).padStart(12, '0')}`,
    cluster: `cluster-${index % 10}`,
    kind: index % 5 ? 'PyTorchJob' : 'RayJob',
    name: `train-model-${index % 500}-run-${index}`,
    namespace: `team-${index % 50}`,
    owner: `group:default/team-${index % 50}`,
    createdAt: START + ((index * 104_729) % (90 * DAY_MS)),
    labels: { app: `model-${index % 500}` },
    workload: {
      state,
      queue: `queue-${index % 50}`,
      reason: 'PyTorchJobRunning',
      message: `${mark}PyTorchJob train-model-run-${index} is as it is.`,
      accelerators: [
        { resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' },
      ],
    },
  };
}
