import { renderBundle } from '@mlport/backstage-plugin-ml-common';
import { Portal } from './support/Portal';
import { Manifest, RealCluster } from './support/RealCluster';
import { Scene, Step } from './support/Scene';
import { trainingRuntime } from './support/trainingRuntime';
import { Viewer } from './support/Viewer';

const RUN = Date.now().toString(36);
const OWNER = 'group:default/team-vision';

/** What a folder is applied with, and no object of a cluster. */
const KUSTOMIZE = 'kustomize.config.k8s.io/';

const run = {
  image: 'registry.example.com/flowers:1.0.0',
  command: ['python', '-m', 'trainer'],
  nodes: 2,
  cpu: '1',
  memory: '1Gi',
  deadline: '1h',
};

/** What is waited for: a state of its row, or fields of an object. */
type Outcome = string | Extract<Step, { until: { path: string } }>['until'];

const server = {
  modelName: 'flowers',
  replicas: 2,
  cpu: '1',
  memory: '2Gi',
};

/** Of each bundle, forms, and what controllers make of them. `${name}` is the name in the form. */
const CASES: [bundle: string, form: object, outcome: Outcome][] = [
  ['training-run', { ...run, kind: 'train-job' }, 'Running'],
  ['training-run', { ...run, kind: 'pytorch-job' }, 'Running'],
  ['training-run', { ...run, kind: 'batch-job' }, 'Running'],
  [
    'kserve-endpoint',
    {
      mode: 'Standard',
      modelFormat: 'sklearn',
      storageUri: 's3://models/flowers/1',
      minReplicas: 1,
      maxReplicas: 2,
      cpu: '1',
      memory: '2Gi',
    },
    'Ready',
  ],
  [
    'model-server',
    { ...server, server: 'tensorflow-serving', model: 's3://models/a' },
    'Ready',
  ],
  [
    'model-server',
    { ...server, server: 'triton', model: 's3://models/a' },
    'Ready',
  ],
  [
    'model-server',
    {
      ...server,
      server: 'vllm',
      model: 'mistralai/Mistral-7B-Instruct-v0.3',
      accelerator: { resource: 'nvidia.com/gpu', count: 1 },
    },
    'Ready',
  ],
  [
    'mlflow-stack',
    {
      auth: 'gateway',
      exposure: { type: 'cluster' },
      database: {
        type: 'reference',
        host: 'postgres.example.com',
        secret: 'mlflow-database',
      },
      artifacts: { type: 's3', uri: 's3://ml-artifacts/mlflow' },
    },
    {
      path: '/apis/apps/v1/namespaces/${namespace}/deployments/${name}',
      has: { status: { readyReplicas: 1 } },
    },
  ],
  // The last, for what it limits are the pods of this namespace.
  [
    'gpu-quota',
    {
      accelerators: [{ resource: 'nvidia.com/gpu', count: 8 }],
      cpu: '64',
      memory: '512Gi',
      platform: true,
      flavor: { name: `made-${RUN}` },
    },
    {
      path: '/apis/kueue.x-k8s.io/v1beta2/clusterqueues/${name}',
      has: { status: { conditions: [{ type: 'Active', status: 'True' }] } },
    },
  ],
];

describe('what templates make', () => {
  const real = new RealCluster();
  const namespace = `made-${RUN}`;
  let portal: Portal;
  let page: Viewer;
  let scene: Scene;

  beforeAll(async () => {
    portal = await Portal.start([real.config]);
    page = await portal.viewer().open();
    scene = await Scene.create({ cluster: real, page, namespace });
    await scene.play([
      { queue: { gpus: 8 } },
      { create: trainingRuntime('torch-distributed') },
    ]);
  });

  afterAll(async () => {
    page?.close();
    await scene?.remove();
    await portal?.close();
    real.close();
  });

  it.each(
    CASES.map(([bundle, form, outcome], at) => ({
      name: `${bundle}-${RUN}-${at}`,
      bundle,
      form,
      outcome,
    })),
  )(
    '$name comes to what is wanted',
    async ({ name, bundle, form, outcome }) => {
      const objects = renderBundle(bundle, {
        name,
        component: name,
        owner: OWNER,
        origin: { template: `template:default/${bundle}`, version: '1.0.0' },
        target: {
          cluster: 'real',
          namespace,
          queue: bundle === 'gpu-quota' ? 'own' : 'gpu',
        },
        gitops: 'none',
        ...form,
      }).flatMap(file => file.objects as unknown as Manifest[]);
      const steps: Step[] = objects
        .filter(({ apiVersion }) => !apiVersion.startsWith(KUSTOMIZE))
        .map(create => ({ create }));
      const until: Step =
        typeof outcome === 'string'
          ? { until: { row: name, state: outcome } }
          : {
              until: {
                ...outcome,
                path: outcome.path.replace('${name}', name),
              },
            };
      await scene.play([...steps, until]);
      const failed = page.rows.filter(
        row => row.namespace === namespace && row.state === 'Failed',
      );
      expect(failed).toEqual([]);
    },
  );
});
