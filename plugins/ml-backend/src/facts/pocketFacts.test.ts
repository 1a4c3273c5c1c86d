import { mockServices } from '@backstage/backend-test-utils';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import {
  JsonObject,
  ObjectMeta,
  PocketCluster,
  startPocketCluster,
  viewerRules,
} from '@internal/demo';
import { ClusterFleet, KubernetesPluginGateway } from '../clusters';
import { ClusterGateway } from '../clusters/gateway';
import { kubernetesPluginTests } from '../clusters/__testUtils__/kubernetesPluginTests';
import {
  RunningKubernetesPlugin,
  startKubernetesPlugin,
} from '../clusters/__testUtils__/startKubernetesPlugin';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { createFacts, Facts } from './createFacts';

/** What no answer may hold. */
const CANARY = 'canary-7f3a';
const ADDRESS = {
  cluster: 'pocket',
  namespace: 'vision',
  group: 'batch',
  kind: 'Job',
  name: 'train',
};

kubernetesPluginTests()('facts of a pocket cluster', () => {
  let cluster: PocketCluster;
  let plugin: RunningKubernetesPlugin | undefined;
  let fleet: ClusterFleet;
  let book: WorkloadBook;
  let facts: Facts;
  /** What was asked of the cluster for facts, beside what the mirror asks all the time. */
  let asked = 0;

  beforeAll(async () => {
    cluster = await startPocketCluster({
      name: 'pocket',
      identities: [{ token: 't', user: 'viewer', rules: viewerRules }],
      logs: () => ['epoch 1', 'epoch 2', `token=${CANARY}`],
    });
    plugin = await startKubernetesPlugin([
      {
        name: 'pocket',
        url: cluster.url,
        authProvider: 'serviceAccount',
        serviceAccountToken: 't',
      },
    ]);
    const gateway = KubernetesPluginGateway.create(plugin);
    const logger = mockServices.logger.mock();
    fleet = ClusterFleet.create({ gateway, kinds, logger });
    book = WorkloadBook.create(fleet);
    const counting: ClusterGateway = {
      listClusters: signal => gateway.listClusters(signal),
      request: (...given) => {
        asked += 1;
        return gateway.request(...given);
      },
      openWatch: (...given) => {
        asked += 1;
        return gateway.openWatch(...given);
      },
    };
    facts = createFacts({
      gateway: counting,
      mirror: fleet,
      kinds,
      logger,
      tell: (key, why) => book.setWhy(key, why),
    });
    write(cluster);
    fleet.start();
    await until(fleet, () => fleet.rowAt(ADDRESS) !== undefined);
  }, 60_000);

  afterAll(async () => {
    facts.stop();
    book.close();
    fleet.stop();
    await plugin?.stop();
    await cluster.close();
  });

  const row = (): MirrorRow => {
    const found = fleet.rowAt(ADDRESS);
    if (!found) {
      throw new Error('The mirror lost the row');
    }
    return found;
  };

  it('explains a job in at most four requests, and costs the next viewer none', async () => {
    await until(fleet, () =>
      fleet.sources().every(({ freshness }) => freshness !== 'syncing'),
    );
    const details = await facts.details(row(), () => true);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(4);
    expect(details.explanation).toMatchObject({
      cause: 'out-of-memory',
      headline: expect.stringContaining('memory'),
    });
    expect(details.missing).toEqual([]);
    expect(details.pods.map(({ name }) => name)).toEqual(['train-0']);
    expect(details.events.map(({ reason }) => reason)).toEqual(['BackOff']);

    const after = asked;
    expect(await facts.details(row(), () => true)).toMatchObject({
      collectedAt: details.collectedAt,
    });
    expect(asked).toBe(after);
    expect(JSON.stringify(details)).not.toContain(CANARY);
  });

  it('reads the log and the object, masked', async () => {
    expect(await facts.log(row(), { pod: 'train-0', tailLines: 2 })).toEqual({
      pod: 'train-0',
      container: 'main',
      lines: ['epoch 2', 'token=***'],
      truncated: true,
    });
    const { yaml } = await facts.manifest(row());
    expect(yaml).toContain('kind: Job');
    expect(yaml).not.toContain(CANARY);
  });

  it('gives no log of a pod of another job', async () => {
    await expect(facts.log(row(), { pod: 'other-0' })).rejects.toThrow(
      "no pod 'other-0'",
    );
  });

  it('tells the row why', async () => {
    facts.start();
    const { cluster: name, meta } = row();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('Not told')), 10_000);
      const stop = book.onChange(() => {
        if (book.entry({ cluster: name, uid: meta.uid })?.why) {
          clearTimeout(timer);
          stop();
          resolve();
        }
      });
    });
    expect(book.entry({ cluster: name, uid: meta.uid })?.why).toMatch(
      /^train failed: /,
    );
  }, 15_000);
});

/** Creates an object and gives it its status, as its controller does; answers its uid. */
function put(
  cluster: PocketCluster,
  resource: string,
  object: JsonObject & { metadata: ObjectMeta },
): string {
  const type = cluster.type(resource);
  const { status } = object;
  const created = cluster.writer.create(
    type,
    { apiVersion: '', kind: '', ...object },
    'vision',
  );
  if (status !== undefined) {
    const { name = '' } = object.metadata;
    const target = { type, namespace: 'vision', name, subresource: 'status' };
    cluster.writer.merge(target, { status });
  }
  return created.metadata.uid ?? '';
}

/** A job that failed: a pod of it was out of memory. Beside it a pod of another job. */
function write(cluster: PocketCluster): void {
  const at = new Date().toISOString();
  const container = {
    name: 'main',
    image: 'registry/x:1',
    args: ['--password', CANARY],
    env: [{ name: 'X', value: CANARY }],
  };
  const labels = (job: string) => ({ 'batch.kubernetes.io/job-name': job });
  const ended = { exitCode: 137, reason: 'OOMKilled', finishedAt: at };
  put(cluster, 'jobs.batch', {
    metadata: {
      name: 'train',
      labels: { 'kueue.x-k8s.io/queue-name': 'q' },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': CANARY,
      },
    },
    spec: {
      selector: { matchLabels: labels('train') },
      template: { spec: { containers: [container] } },
    },
    status: {
      conditions: [
        {
          type: 'Failed',
          status: 'True',
          reason: 'BackoffLimitExceeded',
          message: 'Job has reached the specified backoff limit',
          lastTransitionTime: at,
        },
      ],
    },
  });
  for (const job of ['train', 'other']) {
    const name = `${job}-0`;
    const uid = put(cluster, 'pods', {
      metadata: { name, labels: labels(job) },
      spec: { containers: [container] },
      status: {
        phase: 'Failed',
        containerStatuses: [
          {
            name: 'main',
            restartCount: 0,
            state: { terminated: { ...ended, message: CANARY } },
          },
        ],
      },
    });
    put(cluster, 'events', {
      metadata: { name: `${name}.1` },
      type: 'Warning',
      reason: 'BackOff',
      message: `Back-off restarting: password=${CANARY}`,
      lastTimestamp: at,
      involvedObject: { kind: 'Pod', namespace: 'vision', name, uid },
    });
  }
}

/** Waits for news of rows or sources until the condition holds. */
function until(fleet: ClusterFleet, condition: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = [];
    const check = () => {
      if (condition()) {
        stops.forEach(stop => stop());
        resolve();
      }
    };
    const timer = setTimeout(() => {
      stops.forEach(stop => stop());
      reject(new Error(`Not within 20 s: ${condition}`));
    }, 20_000);
    stops.push(
      () => clearTimeout(timer),
      fleet.onChange(check),
      fleet.onSourcesChange(check),
    );
    check();
  });
}
