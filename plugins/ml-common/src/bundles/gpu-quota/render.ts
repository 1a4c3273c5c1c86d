import { Manifest } from '../../kinds';
import { GpuQuotaParameters } from './parameters';
import { renderClusterQueue } from './renderClusterQueue';

/** The quota of a namespace and its queue, and on wish what the platform team has behind them. */
export function render(parameters: GpuQuotaParameters) {
  const { flavor, platform } = parameters;
  return [
    ...(platform && flavor
      ? [
          {
            path: 'platform.yaml',
            objects: [
              renderFlavor(parameters, flavor),
              renderClusterQueue(parameters, flavor),
            ],
          },
        ]
      : []),
    {
      path: 'quota.yaml',
      objects: [renderQuota(parameters), renderQueue(parameters)],
    },
  ];
}

/** The ClusterQueue behind the queue. */
export function clusterQueueOf({
  clusterQueue,
  name,
}: Pick<GpuQuotaParameters, 'clusterQueue' | 'name'>): string {
  return clusterQueue ?? name;
}

/**
 * What the namespace may hold, whether it comes through the queue or not. Of extended resources only
 * requests are counted.
 *
 * Source: Kubernetes documentation, "Resource Quotas".
 */
function renderQuota(parameters: GpuQuotaParameters): Manifest {
  const { name, target, accelerators, cpu, memory } = parameters;
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name, namespace: target.namespace },
    spec: {
      hard: {
        ...(cpu && { 'requests.cpu': cpu }),
        ...(memory && { 'requests.memory': memory }),
        ...Object.fromEntries(
          accelerators.map(({ resource, count }) => [
            `requests.${resource}`,
            String(count),
          ]),
        ),
      },
    },
  };
}

function renderQueue(parameters: GpuQuotaParameters): Manifest {
  const { name, target, kueueVersion } = parameters;
  return {
    apiVersion: `kueue.x-k8s.io/${kueueVersion}`,
    kind: 'LocalQueue',
    metadata: { name: target.queue ?? name, namespace: target.namespace },
    spec: { clusterQueue: clusterQueueOf(parameters) },
  };
}

function renderFlavor(
  { kueueVersion, accelerators }: GpuQuotaParameters,
  { name, nodeLabels }: NonNullable<GpuQuotaParameters['flavor']>,
): Manifest {
  const labels =
    nodeLabels ??
    Object.assign({}, ...accelerators.map(({ nodeSelector }) => nodeSelector));
  return {
    apiVersion: `kueue.x-k8s.io/${kueueVersion}`,
    kind: 'ResourceFlavor',
    metadata: { name },
    spec: Object.keys(labels).length > 0 ? { nodeLabels: labels } : {},
  };
}
