/** One cluster of the company. */
export type CompanyCluster = {
  name: string;
  title: string;
  /** How the ClusterQueues of this cluster call their GPUs. */
  flavor: string;
  /** The label that GPU feature discovery gives its nodes. */
  product: string;
  nodes: string[];
  namespaces: CompanyNamespace[];
  queues: CompanyQueue[];
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

/** The two clusters. */
export const clusters: CompanyCluster[] = [
  {
    name: 'prod-eu',
    title: 'Production Europe',
    flavor: 'a100-80gb',
    product: 'NVIDIA-A100-SXM4-80GB',
    nodes: ['eu-gpu-1', 'eu-gpu-2', 'eu-gpu-3', 'eu-gpu-4', 'eu-gpu-5'],
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
        gpus: 40,
      },
      {
        clusterQueue: 'motion',
        localQueue: 'gpu',
        namespace: 'motion',
        gpus: 24,
      },
    ],
  },
  {
    name: 'prod-us',
    title: 'Production United States',
    flavor: 'h100-80gb',
    product: 'NVIDIA-H100-80GB-HBM3',
    nodes: ['us-gpu-1', 'us-gpu-2', 'us-gpu-3', 'us-gpu-4'],
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
  },
];
