import { GpuModel } from './kubernetes/nodes';

/** One cluster of the company. */
export type CompanyCluster = {
  name: string;
  title: string;
  /** How the ClusterQueues of this cluster call their GPUs. */
  flavor: string;
  /** What its nodes of eight whole GPUs have. */
  gpu: GpuModel;
  nodes: string[];
  /** Nodes whose GPUs are cut into slices. */
  sliced?: string[];
  /** Nodes whose GPUs are shared in time. */
  shared?: string[];
  /** API groups that are not installed there. */
  without: string[];
  namespaces: CompanyNamespace[];
  queues: CompanyQueue[];
  /** GPUs of the cohort that are no team's own. */
  sharedGpus: number;
  quotas: CompanyQuota[];
};

/** What the pods of a namespace may hold together, and what they hold. */
export type CompanyQuota = {
  namespace: string;
  name: string;
  hard: { [resource: string]: string };
  used: { [resource: string]: string };
};

/** A namespace, and whose it is. */
export type CompanyNamespace = {
  name: string;
  /** The Group that owns it; absent where nobody has said. */
  owner?: string;
};

/** A ClusterQueue and the LocalQueue that leads to it. */
export type CompanyQueue = {
  clusterQueue: string;
  localQueue: string;
  namespace: string;
  /** GPUs that are the team's own. */
  gpus: number;
  /** How many more it may take of what others leave; absent for all of it. */
  borrowingLimit?: number;
};

/** Brightline Robotics builds robots that pick parcels in warehouses. */
export const company = {
  name: 'Brightline Robotics',
  domain: 'brightline.example',
  cohort: 'robotics',
};

/** The Group entities that own namespaces. */
export const owners = {
  perception: 'group:default/perception',
  motion: 'group:default/motion',
  platform: 'group:default/ml-platform',
};

/** The user that a guest signs in as: an engineer of the perception team. */
export const guestUserRef = 'user:default/mira.lindqvist';

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

/** The two clusters. */
export const clusters: CompanyCluster[] = [
  {
    name: 'prod-eu',
    title: 'Production Europe',
    flavor: 'a100-80gb',
    gpu: {
      product: 'NVIDIA-A100-SXM4-80GB',
      memory: 81920,
      family: 'ampere',
      compute: '8.0',
    },
    without: [],
    nodes: numbered('eu-gpu', 9),
    sliced: ['eu-mig-1'],
    shared: ['eu-shared-1'],
    namespaces: [
      { name: 'perception', owner: owners.perception },
      { name: 'motion', owner: owners.motion },
      { name: 'ml-platform', owner: owners.platform },
      { name: 'warehouse-ops' },
      { name: 'sandbox' },
    ],
    queues: [
      {
        clusterQueue: 'perception',
        localQueue: 'gpu',
        namespace: 'perception',
        gpus: 44,
        borrowingLimit: 8,
      },
      {
        clusterQueue: 'motion',
        localQueue: 'gpu',
        namespace: 'motion',
        gpus: 12,
        borrowingLimit: 16,
      },
    ],
    sharedGpus: 8,
    quotas: [
      {
        namespace: 'sandbox',
        name: 'gpus',
        hard: { 'requests.nvidia.com/gpu': '8' },
        used: { 'requests.nvidia.com/gpu': '5' },
      },
      {
        namespace: 'perception',
        name: 'serving',
        hard: {
          'requests.nvidia.com/mig-1g.10gb': '8',
          'requests.cpu': '640',
          pods: '120',
        },
        used: {
          'requests.nvidia.com/mig-1g.10gb': '7',
          'requests.cpu': '312',
          pods: '47',
        },
      },
    ],
  },
  {
    name: 'prod-us',
    title: 'Production United States',
    flavor: 'h100-80gb',
    gpu: {
      product: 'NVIDIA-H100-80GB-HBM3',
      memory: 81559,
      family: 'hopper',
      compute: '9.0',
    },
    without: ['trainer.kubeflow.org', 'visibility.kueue.x-k8s.io'],
    nodes: numbered('us-gpu', 10),
    namespaces: [
      { name: 'perception', owner: owners.perception },
      { name: 'motion', owner: owners.motion },
      { name: 'warehouse-ops' },
      { name: 'sandbox' },
    ],
    queues: [
      {
        clusterQueue: 'perception',
        localQueue: 'gpu',
        namespace: 'perception',
        gpus: 24,
      },
      {
        clusterQueue: 'motion',
        localQueue: 'gpu',
        namespace: 'motion',
        gpus: 56,
      },
    ],
    sharedGpus: 0,
    quotas: [
      {
        namespace: 'sandbox',
        name: 'gpus',
        hard: { 'requests.nvidia.com/gpu': '4' },
        used: { 'requests.nvidia.com/gpu': '2' },
      },
    ],
  },
];
