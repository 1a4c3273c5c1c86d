import { canary } from '../canaries';
import { inferenceServiceOf } from './inferenceServiceOf';
import { knativeServiceOf } from './knativeServiceOf';
import { servingLog } from './logs';
import { Scene } from './Scene';
import { ServicePlan } from './ServicePlan';

const HOUR = 3600;

type Service = Omit<ServicePlan, 'cluster' | 'madeAt' | 'changedAt' | 'log'> & {
  cluster: Scene['cluster'];
  hoursAgo: number;
};

const id = (component: string) => ({ 'backstage.io/kubernetes-id': component });
const TRITON = 'nvcr.io/nvidia/tritonserver:25.09-py3';
const oneGpu = { cpu: '4', memory: '32Gi', 'nvidia.com/gpu': '1' };

const services: Service[] = [
  {
    cluster: 'prod-eu',
    namespace: 'perception',
    name: 'grasp-pose',
    labels: id('grasp-pose-api'),
    format: 'triton',
    image: TRITON,
    model: 'grasp-pose',
    versions: [6],
    alias: 'champion',
    replicas: 2,
    resources: oneGpu,
    course: 'ready',
    node: 'eu-gpu-2',
    hoursAgo: 310,
  },
  {
    cluster: 'prod-eu',
    namespace: 'perception',
    name: 'depth-estimator',
    labels: id('depth-api'),
    format: 'pytorch',
    image: 'pytorch/torchserve-kfs:0.12.0-gpu',
    model: 'depth-estimator',
    versions: [3, 4],
    replicas: 2,
    resources: oneGpu,
    env: [{ name: 'AWS_ENDPOINT_URL', value: 'https://s3.brightline.example' }],
    course: 'newRevisionFails',
    node: 'eu-gpu-3',
    hoursAgo: 700,
  },
  {
    cluster: 'prod-eu',
    namespace: 'perception',
    name: 'damage-detector',
    labels: id('damage-detector'),
    format: 'triton',
    image: TRITON,
    model: 'damage-detector',
    versions: [11, 12],
    alias: 'champion',
    replicas: 4,
    resources: {
      cpu: '2',
      memory: '8Gi',
      'nvidia.com/mig-1g.10gb': '1',
    },
    course: 'canary',
    node: 'eu-mig-1',
    hoursAgo: 90,
  },
  {
    cluster: 'prod-eu',
    namespace: 'motion',
    name: 'pick-policy',
    labels: id('pick-policy-api'),
    format: 'triton',
    image: 'registry.brightline.example/motion/triton-pick-policy:25.10-rc1',
    model: 'pick-policy',
    versions: [3],
    replicas: 1,
    resources: oneGpu,
    env: [
      {
        name: 'EPISODES_DB',
        value: `postgresql://episodes:${canary(
          'databasePassword',
        )}@db.motion.svc:5432/episodes`,
      },
    ],
    course: 'imageMissing',
    node: 'eu-gpu-4',
    hoursAgo: 1.6,
  },
  {
    cluster: 'prod-eu',
    namespace: 'motion',
    name: 'pick-policy-shadow',
    labels: id('pick-policy-api'),
    format: 'triton',
    image: TRITON,
    model: 'pick-policy-shadow',
    versions: [1],
    replicas: 1,
    resources: oneGpu,
    course: 'stopped',
    node: 'eu-gpu-4',
    hoursAgo: 260,
  },
  {
    cluster: 'prod-us',
    namespace: 'motion',
    name: 'pick-policy',
    labels: id('pick-policy-api'),
    format: 'triton',
    image: TRITON,
    model: 'pick-policy',
    versions: [2],
    replicas: 2,
    resources: oneGpu,
    course: 'ready',
    node: 'us-gpu-2',
    hoursAgo: 420,
  },
];

/** The InferenceServices of the company. */
export const inferenceServices: Scene[] = [
  ...services.map(
    ({ cluster, hoursAgo, ...service }): Scene => ({
      cluster,
      every: 10 * 60,
      objects: ({ at, seconds }) => {
        const madeAt = at(-hoursAgo * HOUR);
        return inferenceServiceOf(
          {
            ...service,
            cluster,
            madeAt,
            changedAt: at(-2 * HOUR),
            log: servingLog(madeAt),
          },
          at(seconds),
        );
      },
    }),
  ),
  {
    cluster: 'prod-us',
    objects: ({ at }) => [
      knativeServiceOf({
        cluster: 'prod-us',
        namespace: 'perception',
        name: 'damage-detector',
        madeAt: at(-200 * HOUR),
        labels: id('damage-detector'),
      }),
    ],
  },
];
