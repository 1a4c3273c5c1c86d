import { Manifest } from '../../kinds';
import { GpuQuotaParameters } from './parameters';
import { clusterQueueOf } from './render';

/**
 * A ClusterQueue that the namespace alone sends work to. It covers CPU and memory too: a resource
 * that it does not cover could not be asked for.
 *
 * Source: kueue `apis/kueue/v1beta2/clusterqueue_types.go`; v1beta1 calls `cohortName` `cohort`.
 */
export function renderClusterQueue(
  parameters: GpuQuotaParameters,
  flavor: NonNullable<GpuQuotaParameters['flavor']>,
): Manifest {
  const { target, kueueVersion, cohort } = parameters;
  const resources = renderResources(parameters);
  return {
    apiVersion: `kueue.x-k8s.io/${kueueVersion}`,
    kind: 'ClusterQueue',
    metadata: { name: clusterQueueOf(parameters) },
    spec: {
      ...(cohort && {
        [kueueVersion === 'v1beta1' ? 'cohort' : 'cohortName']: cohort,
        // What was lent comes back when its owner needs it.
        preemption: {
          reclaimWithinCohort: 'Any',
          withinClusterQueue: 'LowerPriority',
        },
      }),
      namespaceSelector: {
        matchLabels: { 'kubernetes.io/metadata.name': target.namespace },
      },
      resourceGroups: [
        {
          coveredResources: resources.map(({ name }) => name),
          flavors: [{ name: flavor.name, resources }],
        },
      ],
    },
  };
}

function renderResources(parameters: GpuQuotaParameters) {
  const { cpu, memory, accelerators, borrowingLimit } = parameters;
  return [
    ...(cpu ? [{ name: 'cpu', nominalQuota: cpu }] : []),
    ...(memory ? [{ name: 'memory', nominalQuota: memory }] : []),
    ...accelerators.map(({ resource, count }) => ({
      name: resource,
      nominalQuota: String(count),
      ...(borrowingLimit !== undefined && {
        borrowingLimit: String(borrowingLimit),
      }),
    })),
  ];
}
