/*
 * What a row of the mirror costs. Run from this package:
 *
 *   node --expose-gc --require @backstage/cli/config/nodeTransform.cjs bench/mirrorMemory.ts [--json]
 */
import { kinds, kindById } from '@mlport/backstage-plugin-ml-common';
import { ClusterStore } from '../src/clusters/mirror/ClusterStore';
import { KindSink } from '../src/clusters/mirror/KindSink';
import { Owners } from '../src/clusters/mirror/Owners';
import { Pool } from '../src/clusters/mirror/Pool';
import { Report } from './lib/Report';

const ROWS = 100_000;
const BATCH = 1_000;

function uid(prefix: string, index: number): string {
  return `${prefix}-4c1d-4b57-9d3e-${String(index).padStart(12, '0')}`;
}

/** A job as a cluster sends it: with managed fields, a last-applied annotation and conditions. */
function jobText(index: number, version: number): string {
  const template = (role: string) => ({
    replicas: role === 'Worker' ? 1 + (index % 8) : 1,
    restartPolicy: 'OnFailure',
    template: {
      spec: {
        containers: [
          {
            name: 'pytorch',
            image: `registry.example/team/train:${index % 40}`,
            args: ['--epochs', '10', '--lr', '0.001', '--batch', '64'],
            env: Array.from({ length: 20 }, (_, at) => ({
              name: `VARIABLE_${at}`,
              value: `value ${at}`,
            })),
            resources: { limits: { 'nvidia.com/gpu': '4', memory: '64Gi' } },
          },
        ],
      },
    },
  });
  const spec = {
    runPolicy: { suspend: false },
    pytorchReplicaSpecs: {
      Master: template('Master'),
      Worker: template('Worker'),
    },
  };
  const failed = index % 7 === 0;
  const time = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
  return JSON.stringify({
    apiVersion: 'kubeflow.org/v1',
    kind: 'PyTorchJob',
    metadata: {
      name: `train-model-${index % 500}-run-${index}`,
      namespace: `team-${index % 50}`,
      uid: uid('0b6f5a10', index),
      resourceVersion: String(1_000_000 + index + version),
      creationTimestamp: time,
      generation: 1,
      labels: {
        app: `model-${index % 500}`,
        'backstage.io/kubernetes-id': `model-${index % 500}`,
        'kueue.x-k8s.io/queue-name': `queue-${index % 50}`,
      },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration':
          JSON.stringify(spec),
      },
      managedFields: Array.from({ length: 20 }, (_, at) => ({
        manager: `manager-${at}`,
        operation: 'Update',
        fieldsV1: {
          'f:spec': { 'f:runPolicy': {}, 'f:pytorchReplicaSpecs': {} },
        },
      })),
    },
    spec,
    status: {
      startTime: time,
      conditions: [
        {
          type: 'Created',
          status: 'True',
          reason: 'PyTorchJobCreated',
          lastTransitionTime: time,
          message: `PyTorchJob train-model-run-${index} is created.`,
        },
        {
          type: 'Running',
          status: failed ? 'False' : 'True',
          reason: 'PyTorchJobRunning',
          lastTransitionTime: time,
          message: `PyTorchJob train-model-run-${index} is running.`,
        },
        ...(failed
          ? [
              {
                type: 'Failed',
                status: 'True',
                reason: 'PyTorchJobFailed',
                lastTransitionTime: time,
                message: `PyTorchJob train-model-run-${index} is failed because 1 Worker replica(s) failed.`,
              },
            ]
          : []),
      ],
      replicaStatuses: {
        Master: { active: 1 },
        Worker: { active: 1 + (version % 2) },
      },
    },
  });
}

function admissionText(index: number): string {
  return JSON.stringify({
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'Workload',
    metadata: {
      name: `pytorchjob-train-${index}`,
      namespace: `team-${index % 50}`,
      uid: uid('7d2e9c44', index),
      resourceVersion: String(5_000_000 + index),
      ownerReferences: [{ controller: true, uid: uid('0b6f5a10', index) }],
    },
    spec: { queueName: `queue-${index % 50}` },
    status: {
      admission: { clusterQueue: 'gpus' },
      conditions: [
        {
          type: 'QuotaReserved',
          status: 'True',
          reason: 'QuotaReserved',
          message: 'Quota reserved in ClusterQueue gpus',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
        {
          type: 'Admitted',
          status: 'True',
          reason: 'Admitted',
          message: 'The workload is admitted',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  });
}

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function run() {
  const report = new Report();
  let changes = 0;
  const store = ClusterStore.create({
    cluster: 'bench',
    kinds,
    owners: new Owners(new Map(), 'group:default/platform'),
    pool: new Pool(),
    nextSequence: () => {
      changes += 1;
      return changes;
    },
    emit: () => {},
  });
  const sink = (id: string) => {
    const kind = kindById(id);
    if (!kind) {
      throw new Error(`There is no kind ${id}`);
    }
    const made = new KindSink({
      kind,
      version: kind.versions[0],
      store,
      onClear: () => {},
    });
    made.beginList();
    return made;
  };
  const measure = (
    name: string,
    target: KindSink,
    text: (index: number) => string,
  ) => {
    const before = heapUsed();
    let micros = 0;
    for (let start = 0; start < ROWS; start += BATCH) {
      const lines = Array.from({ length: BATCH }, (_, at) => text(start + at));
      // Of the processor and not of the clock: others may want it as well.
      const cpu = process.cpuUsage();
      for (const line of lines) {
        target.upsert(JSON.parse(line));
      }
      const { user, system } = process.cpuUsage(cpu);
      micros += user + system;
    }
    const bytes = (heapUsed() - before) / ROWS;
    report.add('P10', `${name}: heap per object`, bytes, 'bytes');
    report.add('P11', `${name}: CPU per object`, micros / ROWS, 'µs');
  };
  const jobs = sink('pytorch-job');
  measure('jobs come', jobs, index => jobText(index, 0));
  measure('jobs change', jobs, index => jobText(index, 1));
  measure('jobs change in nothing', jobs, index => jobText(index, 3));
  measure('admissions come', sink('kueue-workload'), admissionText);
  report.say(`${[...store.rows()].length} rows, ${changes} changes`);
  report.end();
}

run();
