import { ApiObject, JsonObject } from '../pocket/ApiObject';
import { pyTorchJob } from './kubernetes/pyTorchJob';
import { randomOf, suffixOf, uidOf } from './random';
import { RunPlan, Step } from './RunPlan';
import { ScriptName, scriptOf } from './scripts';

const SCRIPTS: ScriptName[] = [
  'runsForDays',
  'succeeded',
  'failed',
  'waits',
  'preempted',
  'restartsForEver',
];

/** Brings a PyTorchJob to the 14 KB that real ones have: environment, volumes, managed fields. */
function padded(job: ApiObject, bytes: number): ApiObject {
  const missing = bytes - JSON.stringify(job).length;
  if (missing <= 0) {
    return job;
  }
  return {
    ...job,
    metadata: {
      ...job.metadata,
      annotations: {
        ...job.metadata.annotations,
        'kubectl.kubernetes.io/last-applied-configuration': suffixOf(
          64,
          job.metadata.uid ?? '',
        )
          .repeat(Math.ceil(missing / 64))
          .slice(0, Math.max(0, missing - 80)),
      },
    },
  };
}

/**
 * Many PyTorchJobs such as real clusters hold, the same for the same seed.
 *
 * @param count - how many
 * @param options - `namespaces` to spread them over; `bytes` that each has as JSON, 14,000 unless
 *   said; `now` is the moment at which they are looked at.
 */
export function realisticPyTorchJobs(
  count: number,
  options: {
    seed?: number;
    namespaces?: string[];
    bytes?: number;
    now?: number;
  } = {},
): ApiObject[] {
  const {
    seed = 1,
    namespaces = ['perception', 'motion'],
    bytes = 14_000,
    now = Date.UTC(2026, 0, 1),
  } = options;
  return Array.from({ length: count }, (_, index) => {
    const script = SCRIPTS[index % SCRIPTS.length];
    const created = now - (1 + 72 * randomOf(seed, index)) * 3600 * 1000;
    const steps: Step[] = scriptOf(script)
      .map(([type, at]) => ({ type, at: created + at * 1000 }))
      .filter((step, at) => at === 0 || step.at <= now);
    const namespace = namespaces[index % namespaces.length];
    const plan: RunPlan = {
      cluster: 'generated',
      namespace,
      name: `job-${index}`,
      uid: uidOf(seed, 'generated', index),
      kind: 'PyTorchJob',
      labels: { 'backstage.io/kubernetes-id': `component-${index % 50}` },
      annotations: {},
      queue: { local: 'gpu', cluster: namespace, flavor: 'a100-80gb' },
      image: 'registry.brightline.example/train:1.0.0',
      args: ['train'],
      workers: 1 + (index % 7),
      gpus: [1, 2, 4, 8][index % 4],
      restartPolicy: 'Never',
      nodes: ['gpu-1'],
      restartCause: { exitCode: 137, reason: 'OOMKilled', log: [] },
      failureCause: { exitCode: 1, reason: 'Error', log: [] },
      steps,
    };
    return padded(pyTorchJob(plan, steps), bytes);
  });
}

/** An object that no client should trip over. */
export type MalformedObject = { title: string; key: string; value: JsonObject };

/** What can be wrong with an object; for {@link PocketCluster.inject}. */
export function malformedPyTorchJobs(namespace = 'sandbox'): MalformedObject[] {
  const base = { apiVersion: 'kubeflow.org/v1', kind: 'PyTorchJob' };
  const meta = (name: string) => ({
    name,
    namespace,
    uid: uidOf('malformed', name),
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T00:00:00Z',
  });
  const cases: [string, JsonObject][] = [
    ['no-metadata', { ...base, spec: {} }],
    ['null-metadata', { ...base, metadata: null }],
    ['metadata-is-text', { ...base, metadata: 'nothing' }],
    ['no-uid', { ...base, metadata: { name: 'no-uid', namespace } }],
    ['no-status', { ...base, metadata: meta('no-status'), spec: {} }],
    ['no-spec', { ...base, metadata: meta('no-spec') }],
    [
      'wrong-types',
      {
        ...base,
        metadata: { ...meta('wrong-types'), labels: 'x', annotations: 7 },
        spec: { pytorchReplicaSpecs: ['Master'], runPolicy: true },
        status: { conditions: 'Running', replicaStatuses: 3, startTime: {} },
      },
    ],
    [
      'null-conditions',
      {
        ...base,
        metadata: meta('null-conditions'),
        spec: {
          pytorchReplicaSpecs: { Master: null, Worker: { replicas: '3' } },
        },
        status: { conditions: [null, 'x', { type: 4 }], replicaStatuses: null },
      },
    ],
    [
      'no-date',
      {
        ...base,
        metadata: { ...meta('no-date'), creationTimestamp: 'yesterday' },
        spec: {},
        status: { startTime: 'NaN', completionTime: -1 },
      },
    ],
    [
      'markup',
      {
        ...base,
        metadata: { ...meta('<img src=x onerror=alert(1)>') },
        spec: {},
        status: {
          conditions: [
            {
              type: 'Failed',
              status: 'True',
              reason: '<script>',
              message: '<b>bold</b>',
            },
          ],
        },
      },
    ],
    [
      'fat',
      {
        ...base,
        metadata: {
          ...meta('fat'),
          annotations: { blob: 'x'.repeat(1_500_000) },
        },
        spec: {},
      },
    ],
  ];
  return cases.map(([title, value]) => ({
    title,
    key: `${namespace}/${title}`,
    value,
  }));
}
