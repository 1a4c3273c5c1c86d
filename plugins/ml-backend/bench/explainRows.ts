/*
 * What it costs to find out why rows wait: 100,000 rows on 10 clusters, of which 5,000 wait for
 * quota, with 100 quotas and 200 nodes per cluster. First all are explained; then 250 rows a second
 * change, and all that wait is looked at again every 30 seconds. Run from this package:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs bench/explainRows.ts
 *     [--rows 100000] [--changes 250] [--json]
 */
import { mockServices } from '@backstage/backend-test-utils';
import {
  kindById,
  kinds,
  parseObject,
} from '@mlport/backstage-plugin-ml-common';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { MirrorReading } from '../src/clusters/ClusterReadings';
import { createFacts } from '../src/facts';
import { PlayedCluster } from '../src/facts/__testUtils__/PlayedCluster';
import { InMemoryMirror } from '../src/workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../src/workloads/WorkloadBook';
import { rowOf } from './lib/manyRows';
import { optionOf, Report } from './lib/Report';

const ROWS = optionOf('rows', 100_000);
const CHANGES = optionOf('changes', 250);
const CLUSTERS = 10;
const QUEUES = 50;
const NODES = 200;
/** Longer than the time between two looks at all that waits. */
const STEADY_S = 35;

const conditions = (message: string) => [
  {
    type: 'QuotaReserved',
    status: 'False',
    reason: 'Pending',
    message,
    lastTransitionTime: '2026-01-01T00:00:00Z',
  },
];

/** An object as its kind reads it. */
function readingOf(
  cluster: string,
  id: string,
  json: { metadata: object; spec?: object; status?: object },
): MirrorReading {
  const kind = kindById(id);
  if (!kind) {
    throw new Error(`There is no kind ${id}`);
  }
  const apiVersion = `${kind.group}/${kind.versions[0]}`;
  const object = parseObject(json, { apiVersion, kind: kind.kind });
  if (!object.ok) {
    throw new Error(`A ${kind.kind} cannot be read`);
  }
  const { meta } = object.value;
  return { cluster, kind, meta, reading: kind.read(object.value) };
}

function contextOf(cluster: string): MirrorReading[] {
  const resources = [
    { name: 'nvidia.com/gpu', nominalQuota: '8', borrowingLimit: '0' },
  ];
  const queues = Array.from({ length: QUEUES }, (_, index) => [
    readingOf(cluster, 'cluster-queue', {
      metadata: { name: `gpus-${index}`, uid: `${cluster}-cq-${index}` },
      spec: {
        resourceGroups: [
          {
            coveredResources: ['nvidia.com/gpu'],
            flavors: [{ name: 'a100', resources }],
          },
        ],
      },
      status: { pendingWorkloads: 10 },
    }),
    readingOf(cluster, 'local-queue', {
      metadata: {
        name: `queue-${index}`,
        namespace: `team-${index}`,
        uid: `${cluster}-lq-${index}`,
      },
      spec: { clusterQueue: `gpus-${index}` },
    }),
  ]).flat();
  const nodes = Array.from({ length: NODES }, (_, index) =>
    readingOf(cluster, 'node', {
      metadata: { name: `node-${index}`, uid: `${cluster}-node-${index}` },
      status: { allocatable: { 'nvidia.com/gpu': '8' } },
    }),
  );
  return [...queues, ...nodes];
}

/** Puts in what Kueue says about a row that waits. */
function putAdmission(mirror: InMemoryMirror, index: number) {
  const { uid, cluster = '', namespace, name } = rowOf(index);
  const message =
    "couldn't assign flavors to pod set main: insufficient unused quota for nvidia.com/gpu in flavor a100, 4 more needed";
  const admission = readingOf(cluster, 'kueue-workload', {
    metadata: {
      name: `pytorchjob-${name}`,
      namespace,
      uid: `admission-${uid}`,
      ownerReferences: [
        {
          apiVersion: 'kubeflow.org/v1',
          kind: 'PyTorchJob',
          name,
          uid,
          controller: true,
        },
      ],
    },
    spec: {
      queueName: `queue-${index % QUEUES}`,
      podSets: [{ name: 'main', count: 1 }],
    },
    status: { conditions: conditions(message) },
  });
  mirror.setSurroundings(uid, { related: [admission] }, cluster);
}

/** Changes rows that do not wait, and one in twenty that does. */
function changeSome(mirror: InMemoryMirror): NodeJS.Timeout {
  const start = performance.now();
  let changed = 0;
  return setInterval(() => {
    const due = ((performance.now() - start) / 1000) * CHANGES;
    for (; changed < due; changed++) {
      mirror.put(rowOf((changed * 7_919) % ROWS, `change ${changed}: `));
    }
  }, 10);
}

async function run() {
  const report = new Report();
  const mirror = InMemoryMirror.create();
  const book = WorkloadBook.create(mirror);
  let waiting = 0;
  for (let index = 0; index < ROWS; index++) {
    const row = rowOf(index);
    if (row.workload?.state === 'Queued') {
      putAdmission(mirror, index);
      waiting += 1;
    }
    // What failed did so long ago, so nothing is fetched for it.
    mirror.put({ ...row, workload: { ...row.workload, finishedAt: 1 } });
  }
  mirror.setReadings(
    Array.from({ length: CLUSTERS }, (_, index) =>
      contextOf(`cluster-${index}`),
    ).flat(),
  );
  const told = new Set<string>();
  const facts = createFacts({
    gateway: PlayedCluster.create({}).gateway,
    mirror,
    kinds,
    logger: mockServices.rootLogger({ level: 'error' }),
    tell(key, why) {
      told.add(key.uid);
      book.setWhy(key, why);
    },
  });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const measure = async (work: () => Promise<unknown>) => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    delay.reset();
    delay.enable();
    await work();
    delay.disable();
    const { user, system } = process.cpuUsage(cpu);
    return {
      micros: user + system,
      seconds: (performance.now() - start) / 1e3,
    };
  };

  const first = await measure(async () => {
    facts.start();
    while (told.size < waiting) {
      await wait(50);
    }
  });
  report.say(`${waiting} of ${ROWS} rows wait; ${told.size} were explained`);
  report.add('why', 'time until all are explained', first.seconds, 's');
  report.add('why', 'CPU per row', first.micros / told.size, 'µs');
  report.add('why', 'event loop delay p99', delay.percentile(99) / 1e6, 'ms');

  const timer = changeSome(mirror);
  const steady = await measure(() => wait(STEADY_S * 1000));
  clearInterval(timer);
  const share = steady.micros / 1e4 / steady.seconds;
  const live = `live, ${CHANGES} changes a second`;
  report.add('why', `${live}: share of a core`, share, '%');
  report.add(
    'why',
    `${live}: event loop delay p99`,
    delay.percentile(99) / 1e6,
    'ms',
  );
  facts.stop();
  report.end();
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
