import { Manifest } from './RealCluster';

/** A queue of GPUs that nobody else uses. */
export interface QueueStep {
  gpus: number;
  /** Its door in the namespace; `gpu` when absent. */
  name?: string;
  /** A flavor that is not made; one of its own when absent. */
  flavor?: string;
  /** The nodes of its own flavor. */
  nodeLabels?: Record<string, string>;
  /** The Topology of its own flavor. */
  topology?: string;
  stopPolicy?: string;
  /** An admission check. */
  check?: string;
}

/** The objects of a queue; those of the cluster have the name of the namespace. */
export function queueObjects(namespace: string, step: QueueStep): Manifest[] {
  const { gpus, name = 'gpu', flavor, nodeLabels, topology } = step;
  const apiVersion = 'kueue.x-k8s.io/v1beta2';
  const own: Manifest = {
    apiVersion,
    kind: 'ResourceFlavor',
    metadata: { name: namespace },
    spec: { nodeLabels, topologyName: topology },
  };
  const resources = [
    { name: 'nvidia.com/gpu', nominalQuota: String(gpus) },
    { name: 'cpu', nominalQuota: '64' },
    { name: 'memory', nominalQuota: '256Gi' },
  ];
  return [
    ...(flavor === undefined ? [own] : []),
    {
      apiVersion,
      kind: 'ClusterQueue',
      metadata: { name: namespace },
      spec: {
        namespaceSelector: {},
        preemption: { withinClusterQueue: 'LowerPriority' },
        stopPolicy: step.stopPolicy,
        ...(step.check && {
          admissionChecksStrategy: { admissionChecks: [{ name: step.check }] },
        }),
        resourceGroups: [
          {
            coveredResources: resources.map(resource => resource.name),
            flavors: [{ name: flavor ?? namespace, resources }],
          },
        ],
      },
    },
    {
      apiVersion,
      kind: 'LocalQueue',
      metadata: { name },
      spec: { clusterQueue: namespace },
    },
  ];
}
