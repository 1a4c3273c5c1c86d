import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { company, CompanyCluster, CompanyQueue } from '../company';
import { uidOf } from '../random';
import { timestamp } from '../RunPlan';
import { nodesOf } from './nodes';

/** How full a queue is. */
export type QueueUse = { pending: number; admitted: number; gpus: number };

const CPUS_PER_GPU = 8;
const MEMORY_PER_GPU = 64;

/** Namespaces, nodes, flavors and quotas: what is there before any job. */
export function platformObjects(
  cluster: CompanyCluster,
  since: number,
): { id: string; key: string; object: ApiObject }[] {
  const meta = (kind: string, name: string) => ({
    name,
    uid: uidOf(cluster.name, kind, name),
    creationTimestamp: timestamp(since),
  });
  return [
    ...cluster.namespaces.map(({ name, owner }) => ({
      id: 'namespaces',
      key: name,
      object: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          ...meta('Namespace', name),
          labels: { 'kubernetes.io/metadata.name': name },
          ...(owner && { annotations: { 'mlport/owner': owner } }),
        },
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      },
    })),
    ...nodesOf(cluster, since).map(object => ({
      id: 'nodes',
      key: object.metadata.name ?? '',
      object,
    })),
    {
      id: 'resourceflavors.kueue.x-k8s.io',
      key: cluster.flavor,
      object: {
        apiVersion: 'kueue.x-k8s.io/v1beta2',
        kind: 'ResourceFlavor',
        metadata: { ...meta('ResourceFlavor', cluster.flavor), generation: 1 },
        spec: { nodeLabels: { 'brightline.example/pool': cluster.flavor } },
      },
    },
    {
      id: 'cohorts.kueue.x-k8s.io',
      key: company.cohort,
      object: {
        apiVersion: 'kueue.x-k8s.io/v1beta2',
        kind: 'Cohort',
        metadata: { ...meta('Cohort', company.cohort), generation: 1 },
        spec: {
          resourceGroups: [
            {
              coveredResources: ['cpu', 'memory', 'nvidia.com/gpu'],
              flavors: [
                {
                  name: cluster.flavor,
                  resources: nominal(cluster.sharedGpus),
                },
              ],
            },
          ],
        },
      },
    },
    ...cluster.quotas.map(({ namespace, name, hard, used }) => ({
      id: 'resourcequotas',
      key: `${namespace}/${name}`,
      object: {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: {
          ...meta(`ResourceQuota ${namespace}`, name),
          namespace,
        },
        spec: { hard },
        status: { hard, used },
      },
    })),
  ];
}

/** The queues of a team with what they hold, as Kueue writes them. */
export function queueObjects(
  cluster: CompanyCluster,
  queue: CompanyQueue,
  use: QueueUse,
  since: number,
): { id: string; key: string; object: ApiObject }[] {
  const counts = {
    admittedWorkloads: use.admitted,
    pendingWorkloads: use.pending,
    reservingWorkloads: use.admitted,
  };
  const active = (message: string) => [
    {
      lastTransitionTime: timestamp(since),
      message,
      observedGeneration: 1,
      reason: 'Ready',
      status: 'True',
      type: 'Active',
    },
  ];
  const meta = (kind: string, name: string) => ({
    name,
    uid: uidOf(cluster.name, kind, queue.namespace, name),
    creationTimestamp: timestamp(since),
    generation: 1,
  });
  const total = (borrowed: boolean) => [
    { name: cluster.flavor, resources: usedResources(queue, use, borrowed) },
  ];
  return [
    {
      id: 'clusterqueues.kueue.x-k8s.io',
      key: queue.clusterQueue,
      object: {
        apiVersion: 'kueue.x-k8s.io/v1beta2',
        kind: 'ClusterQueue',
        metadata: {
          ...meta('ClusterQueue', queue.clusterQueue),
          finalizers: ['kueue.x-k8s.io/resource-in-use'],
        },
        spec: {
          cohortName: company.cohort,
          flavorFungibility: {
            whenCanBorrow: 'MayStopSearch',
            whenCanPreempt: 'TryNextFlavor',
          },
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': queue.namespace },
          },
          preemption: {
            borrowWithinCohort: { policy: 'Never' },
            reclaimWithinCohort: 'Any',
            withinClusterQueue: 'LowerPriority',
          },
          queueingStrategy: 'BestEffortFIFO',
          resourceGroups: [
            {
              coveredResources: ['cpu', 'memory', 'nvidia.com/gpu'],
              flavors: [
                {
                  name: cluster.flavor,
                  resources: nominal(queue.gpus, queue.borrowingLimit),
                },
              ],
            },
          ],
          stopPolicy: 'None',
        },
        status: {
          ...counts,
          conditions: active('Can admit new workloads'),
          flavorsReservation: total(true),
          flavorsUsage: total(true),
        },
      },
    },
    {
      id: 'localqueues.kueue.x-k8s.io',
      key: `${queue.namespace}/${queue.localQueue}`,
      object: {
        apiVersion: 'kueue.x-k8s.io/v1beta2',
        kind: 'LocalQueue',
        metadata: {
          ...meta('LocalQueue', queue.localQueue),
          namespace: queue.namespace,
        },
        spec: { clusterQueue: queue.clusterQueue, stopPolicy: 'None' },
        status: {
          ...counts,
          conditions: active('Can submit new workloads to localQueue'),
          flavorsReservation: total(false),
          flavorsUsage: total(false),
        },
      },
    },
  ];
}

function nominal(gpus: number, borrowingLimit?: number): JsonObject[] {
  return [
    { name: 'cpu', nominalQuota: String(gpus * CPUS_PER_GPU) },
    { name: 'memory', nominalQuota: `${gpus * MEMORY_PER_GPU}Gi` },
    {
      ...(borrowingLimit !== undefined && {
        borrowingLimit: String(borrowingLimit),
      }),
      name: 'nvidia.com/gpu',
      nominalQuota: String(gpus),
    },
  ];
}

function usedResources(
  queue: CompanyQueue,
  use: QueueUse,
  withBorrowed: boolean,
): JsonObject[] {
  const over = Math.max(0, use.gpus - queue.gpus);
  const amount = (name: string, of: (gpus: number) => string) => ({
    ...(withBorrowed && { borrowed: over > 0 ? of(over) : '0' }),
    name,
    total: use.gpus > 0 ? of(use.gpus) : '0',
  });
  return [
    amount('cpu', gpus => String(gpus * CPUS_PER_GPU)),
    amount('memory', gpus => `${gpus * MEMORY_PER_GPU}Gi`),
    amount('nvidia.com/gpu', String),
  ];
}
