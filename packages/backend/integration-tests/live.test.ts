import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { eventually } from './support/eventually';
import { Portal } from './support/Portal';
import { RealCluster } from './support/RealCluster';
import { Scene } from './support/Scene';
import { Viewer } from './support/Viewer';

const RUN = Date.now().toString(36);

/** For a cluster whose controllers have just started, on a busy machine. */
const PATIENCE_MS = 90_000;

interface Replicated {
  metadata: { uid: string };
  status: { readyReplicas?: number; replicas?: number };
}

interface TrainJob {
  metadata: { uid: string };
  status: { conditions: { type: string; lastTransitionTime: string }[] };
}

interface Serving {
  metadata: { uid: string };
  status: { url: string };
}

describe('what real controllers do, followed on the stream', () => {
  const real = new RealCluster();
  const scenes: Scene[] = [];
  let portal: Portal;
  let page: Viewer;

  beforeAll(async () => {
    portal = await Portal.start([real.config]);
    page = await portal.viewer().open();
  });

  afterAll(async () => {
    await Promise.all(scenes.map(scene => scene.remove()));
    await page?.until('all rows gone', () =>
      page.rows.every(({ namespace }) => !namespace.endsWith(RUN)),
    );
    page?.close();
    await portal?.close();
    real.close();
  });

  /** Makes a namespace with a queue. */
  async function openScene(name: string, stopPolicy?: 'Hold') {
    const namespace = `live-${name}-${RUN}`;
    const scene = await Scene.create({ cluster: real, page, namespace });
    scenes.push(scene);
    await scene.play([{ queue: { gpus: 8, stopPolicy } }]);
    return namespace;
  }

  /** The row of an object, once it is as wanted. */
  const rowThat = (
    path: string,
    wanted: (row: WorkloadItem) => unknown,
  ): Promise<WorkloadItem> => {
    const [namespace, , name] = path.split('/').slice(-3);
    return page.until(
      `${path} as wanted`,
      () =>
        page.rows.find(
          row =>
            row.namespace === namespace && row.name === name && wanted(row),
        ),
      PATIENCE_MS,
    );
  };

  /** Deletes an object, and waits until its row is gone. */
  async function seeOut(path: string, { uid }: WorkloadItem) {
    await real.remove(path);
    await page.until(
      `${path} gone`,
      () => page.rows.every(row => row.uid !== uid),
      PATIENCE_MS,
    );
  }

  /** The kinds of all rows that a namespace has ever had. */
  const kindsSeenIn = (namespace: string) => [
    ...new Set(
      page.history
        .filter(row => row.namespace === namespace)
        .map(({ kind }) => kind),
    ),
  ];

  it('a TrainJob, its JobSet and its Jobs are one row, from the queue through its steps to its end', async () => {
    const namespace = await openScene('trainjob', 'Hold');
    const name = `train-${RUN}`;
    await real.create('trainjob.yaml', { namespace, name });
    const path = `/apis/trainer.kubeflow.org/v1alpha1/namespaces/${namespace}/trainjobs/${name}`;
    await rowThat(path, ({ state }) => state === 'Queued');
    await real.request(
      'PATCH',
      `/apis/kueue.x-k8s.io/v1beta2/clusterqueues/${namespace}`,
      { spec: { stopPolicy: 'None' } },
    );
    const training = await rowThat(
      path,
      ({ state, reason }) => state === 'Running' && reason === undefined,
    );
    expect(training).toMatchObject({
      kind: 'TrainJob',
      queue: 'gpu',
      accelerators: [expect.objectContaining({ count: 4 })],
    });
    const row = await rowThat(path, ({ state }) => state === 'Succeeded');
    expect(page.history.filter(item => item.name === name)).toContainEqual(
      expect.objectContaining({ state: 'Running', reason: 'Initializing' }),
    );

    const { metadata, status } = await real.request<TrainJob>('GET', path);
    const complete = status.conditions.find(({ type }) => type === 'Complete');
    expect(row.uid).toBe(metadata.uid);
    expect(Date.parse(row.finishedAt ?? '')).toBe(
      Date.parse(complete?.lastTransitionTime ?? ''),
    );
    expect(kindsSeenIn(namespace)).toEqual(['TrainJob']);
    await seeOut(path, row);
  });

  it('an InferenceService and its Deployment are one row, which says when it is ready, when a new revision fails, and when it is stopped', async () => {
    const namespace = await openScene('serving');
    const name = `flowers-${RUN}`;
    await real.create('inference-service.yaml', { namespace, name });
    const path = `/apis/serving.kserve.io/v1beta1/namespaces/${namespace}/inferenceservices/${name}`;
    const isWell = ({ state, reason }: WorkloadItem) =>
      state === 'Ready' && reason === undefined;
    const ready = await rowThat(path, isWell);
    const { metadata, status } = await real.request<Serving>('GET', path);
    expect(ready).toMatchObject({
      kind: 'InferenceService',
      uid: metadata.uid,
      urls: expect.arrayContaining([expect.stringContaining(status.url)]),
      roles: [expect.objectContaining({ ready: 1, desired: 1 })],
    });

    await real.request('PATCH', path, {
      metadata: { annotations: { 'demo.ml/fault': 'InitCrashLoopBackOff' } },
      spec: { predictor: { model: { storageUri: 's3://models/flowers/2' } } },
    });
    const failing = await rowThat(path, row => !isWell(row));
    // What serves goes on: that the new one fails is a second fact.
    expect(failing).toMatchObject({
      state: 'Ready',
      reason: expect.any(String),
    });

    await real.request('PATCH', path, {
      metadata: { annotations: { 'serving.kserve.io/stop': 'true' } },
    });
    const stopped = await rowThat(path, ({ state }) => state === 'Stopped');
    expect(kindsSeenIn(namespace)).toEqual(['InferenceService']);
    await seeOut(path, stopped);
  });

  it.each([
    ['Deployment', 'deployments'],
    ['StatefulSet', 'statefulsets'],
  ])(
    'a %s that serves a model, from its first replica to none',
    async (kind, plural) => {
      const namespace = await openScene(plural);
      const name = `server-${RUN}`;
      await real.create('model-servers.yaml', { namespace, name });
      const own = `${name}-${
        kind === 'Deployment' ? 'deployment' : 'stateful-set'
      }`;
      const path = `/apis/apps/v1/namespaces/${namespace}/${plural}/${own}`;
      const hasReady = (count: number) => (row: WorkloadItem) =>
        row.state === 'Ready' &&
        row.reason === undefined &&
        row.roles?.[0].ready === count;
      const ready = await rowThat(path, hasReady(2));
      const { metadata, status } = await real.request<Replicated>('GET', path);
      expect(ready).toMatchObject({
        kind,
        uid: metadata.uid,
        roles: [
          expect.objectContaining({
            ready: status.readyReplicas,
            desired: status.replicas,
          }),
        ],
      });
      await real.request('PATCH', path, { spec: { replicas: 3 } });
      await rowThat(path, hasReady(3));
      await real.request('PATCH', path, { spec: { replicas: 0 } });
      const stopped = await rowThat(path, ({ state }) => state === 'Stopped');
      expect(page.states(own).slice(-1)).toEqual(['Stopped']);
      await seeOut(path, stopped);
    },
  );

  it('queues and quotas hold what the work takes, and no more when it is over', async () => {
    const namespace = await openScene('quotas');
    const name = `holder-${RUN}`;
    await real.create('namespace-quota.yaml', { namespace });
    const quotas = async () => {
      const { items } = await page.client.listQuotas();
      const taken = (kind: string, quotaName: string, at?: string) =>
        items
          .find(
            item =>
              item.kind === kind &&
              item.name === quotaName &&
              item.namespace === at,
          )
          ?.quota.resources.find(
            ({ resource }) => resource === 'nvidia.com/gpu',
          );
      return [
        taken('ClusterQueue', namespace),
        taken('LocalQueue', 'gpu', namespace),
        taken('ResourceQuota', 'team', namespace),
      ].map(row => row?.used);
    };
    const become = (wanted: number) =>
      eventually(
        `${wanted} GPUs taken everywhere`,
        async () => (await quotas()).every(used => used === wanted),
        PATIENCE_MS,
      );
    await become(0);
    await real.create('queued-job.yaml', { namespace, name });
    await become(4);
    const path = `/apis/batch/v1/namespaces/${namespace}/jobs/${name}`;
    const row = await rowThat(path, ({ state }) => state === 'Running');
    await seeOut(path, row);
    expect(await become(0)).toBe(true);
  });
});
