import {
  TargetAccelerator,
  TargetCluster,
} from '@mlport/backstage-plugin-ml-common';

/** Whole A100s, up to eight on a node. */
export const a100: TargetAccelerator = {
  resource: 'nvidia.com/gpu',
  sharing: 'whole',
  product: 'NVIDIA-A100-SXM4-80GB',
  nodeSelector: { 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB' },
  allocatable: 16,
  largestNode: 8,
};

/** A cluster with two namespaces, three queues, and accelerators of three sorts. */
export function madeUpCluster(
  change: Partial<TargetCluster> = {},
): TargetCluster {
  return {
    name: 'prod-eu',
    namespaces: [
      {
        name: 'team-vision',
        owner: 'group:default/vision',
        queues: [
          {
            name: 'gpu',
            clusterQueue: 'vision',
            usable: true,
            resources: [
              {
                resource: 'nvidia.com/gpu',
                flavor: 'a100',
                sharing: 'whole',
                nominal: 8,
                reserved: 6,
              },
              { resource: 'cpu', flavor: 'a100', nominal: 64, reserved: 12 },
              {
                resource: 'nvidia.com/mig-1g.10gb',
                flavor: 'mig',
                sharing: 'mig',
                nominal: 14,
                reserved: 14,
                borrowed: 2,
              },
            ],
            pending: 5,
          },
          {
            name: 'night',
            usable: false,
            message: 'ClusterQueue night is stopped',
            resources: [],
            pending: 1,
          },
        ],
      },
      { name: 'sandbox', queues: [] },
    ],
    accelerators: [
      a100,
      {
        resource: 'nvidia.com/mig-1g.10gb',
        sharing: 'mig',
        allocatable: 14,
        largestNode: 7,
      },
      {
        resource: 'nvidia.com/gpu.shared',
        sharing: 'shared',
        product: 'NVIDIA-T4',
        allocatable: 8,
        largestNode: 4,
      },
    ],
    kinds: ['Job', 'PyTorchJob', 'TrainJob'],
    sources: [],
    ...change,
  };
}

/** A cluster that runs plain jobs on CPUs, for one namespace with one queue. */
export function madeUpSmallCluster(
  change: Partial<TargetCluster> = {},
): TargetCluster {
  return {
    name: 'edge',
    title: 'Edge',
    namespaces: [
      { name: 'lab', queues: [{ name: 'cpu', resources: [], pending: 0 }] },
    ],
    accelerators: [],
    kinds: ['Job'],
    sources: [],
    ...change,
  };
}
