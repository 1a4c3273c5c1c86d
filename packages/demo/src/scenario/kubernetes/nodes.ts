import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { CompanyCluster } from '../company';
import { uidOf } from '../random';
import { timestamp } from '../RunPlan';

/** A model of GPU, as the feature discovery of NVIDIA labels it. */
export type GpuModel = {
  product: string;
  memory: number;
  family: 'ampere' | 'hopper';
  compute: '8.0' | '8.6' | '9.0';
};

type NodePlan = {
  name: string;
  cpu: number;
  memory: number;
  labels: { [label: string]: string };
  resources: { [resource: string]: string };
};

const A100: GpuModel = {
  product: 'NVIDIA-A100-SXM4-80GB',
  memory: 81920,
  family: 'ampere',
  compute: '8.0',
};
const A10G: GpuModel = {
  product: 'NVIDIA-A10G',
  memory: 23028,
  family: 'ampere',
  compute: '8.6',
};

/** The nodes of a cluster: whole GPUs, slices, shares, and one without any. */
export function nodesOf(cluster: CompanyCluster, since: number): ApiObject[] {
  const pool = { 'brightline.example/pool': cluster.flavor };
  const plans: NodePlan[] = [
    ...cluster.nodes.map(name => ({
      name,
      cpu: 96,
      memory: 1152,
      labels: { ...pool, ...discovered(cluster.gpu, 8) },
      resources: { 'nvidia.com/gpu': '8' },
    })),
    ...(cluster.sliced ?? []).map(slicedNode),
    ...(cluster.shared ?? []).map(sharedNode),
    {
      name: `${cluster.name.slice(-2)}-cpu-1`,
      cpu: 32,
      memory: 128,
      labels: {},
      resources: {},
    },
  ];
  return plans.map(plan => nodeOf(cluster.name, plan, since));
}

/** Four GPUs cut into seven slices each, four into two: the strategy `mixed`. */
function slicedNode(name: string): NodePlan {
  return {
    name,
    cpu: 96,
    memory: 1152,
    labels: {
      ...discovered(A100, 8),
      'nvidia.com/mig.capable': 'true',
      'nvidia.com/mig.strategy': 'mixed',
      'nvidia.com/mig.config': 'custom-half',
      'nvidia.com/mig.config.state': 'success',
      ...slices('1g.10gb', 28, 9728),
      ...slices('3g.40gb', 8, 40192),
    },
    resources: {
      'nvidia.com/gpu': '0',
      'nvidia.com/mig-1g.10gb': '28',
      'nvidia.com/mig-3g.40gb': '8',
    },
  };
}

/** Four GPUs in four time slices each, under a name of their own. */
function sharedNode(name: string): NodePlan {
  return {
    name,
    cpu: 48,
    memory: 192,
    labels: {
      ...discovered(A10G, 4),
      'nvidia.com/gpu.replicas': '4',
      'nvidia.com/gpu.sharing-strategy': 'time-slicing',
    },
    resources: { 'nvidia.com/gpu': '0', 'nvidia.com/gpu.shared': '16' },
  };
}

function discovered(
  { product, memory, family, compute }: GpuModel,
  count: number,
): { [label: string]: string } {
  const [major, minor] = compute.split('.');
  return {
    'nvidia.com/gpu.present': 'true',
    'nvidia.com/gpu.product': product,
    'nvidia.com/gpu.count': String(count),
    'nvidia.com/gpu.memory': String(memory),
    'nvidia.com/gpu.family': family,
    'nvidia.com/gpu.compute.major': major,
    'nvidia.com/gpu.compute.minor': minor,
    'nvidia.com/gpu.replicas': '1',
    'nvidia.com/gpu.sharing-strategy': 'none',
    'nvidia.com/cuda.driver-version.full': '570.172.08',
    'nvidia.com/cuda.runtime-version.full': '12.8',
  };
}

function slices(
  profile: string,
  count: number,
  memory: number,
): { [label: string]: string } {
  const label = `nvidia.com/mig-${profile}`;
  return {
    [`${label}.count`]: String(count),
    [`${label}.product`]: `${A100.product}-MIG-${profile}`,
    [`${label}.memory`]: String(memory),
    [`${label}.replicas`]: '1',
  };
}

function nodeOf(
  cluster: string,
  { name, cpu, memory, labels, resources }: NodePlan,
  since: number,
): ApiObject {
  const base = { 'ephemeral-storage': '1000Gi', pods: '250', ...resources };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      uid: uidOf(cluster, 'Node', name),
      creationTimestamp: timestamp(since),
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        ...labels,
      },
    },
    spec: {},
    status: {
      capacity: { cpu: String(cpu), memory: `${memory}Gi`, ...base },
      // What system and kubelet keep for themselves.
      allocatable: {
        cpu: String(cpu - 1),
        memory: `${memory - 4}Gi`,
        ...base,
      },
      conditions: [ready(since)],
    },
  };
}

function ready(since: number): JsonObject {
  const time = timestamp(since);
  return {
    type: 'Ready',
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
    lastHeartbeatTime: time,
    lastTransitionTime: time,
  };
}
