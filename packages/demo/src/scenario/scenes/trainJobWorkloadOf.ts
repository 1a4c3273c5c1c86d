import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { scaledRequests } from '../kubernetes/requestsOf';
import { suffixOf } from '../random';
import { timestamp } from '../RunPlan';
import { controlledBy, metadataOf } from './metadataOf';
import { nodeResources, TrainJobPlan } from './TrainJobPlan';

/** The Workload by which Kueue (0.19) queues a TrainJob; undefined for one without a queue. */
export function trainJobWorkloadOf(
  plan: TrainJobPlan,
  job: ApiObject,
  template: JsonObject,
): ApiObject | undefined {
  const { queue, nodes } = plan;
  if (!queue) {
    return undefined;
  }
  const suffix = suffixOf(5, job.metadata.uid ?? '');
  const identity = { ...plan, name: `trainjob-${plan.name}-${suffix}` };
  return {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'Workload',
    metadata: metadataOf('Workload', identity, {
      labels: { 'kueue.x-k8s.io/job-uid': job.metadata.uid ?? '' },
      ownerReferences: [controlledBy(job)],
      finalizers: ['kueue.x-k8s.io/resource-in-use'],
    }),
    spec: {
      active: true,
      podSets: [{ count: nodes, name: 'node', template }],
      priority: 0,
      queueName: queue.local,
    },
    status: statusOf(plan, queue),
  };
}

function statusOf(
  plan: TrainJobPlan,
  queue: { local: string; cluster: string; flavor: string },
): JsonObject {
  const { phase, nodes } = plan;
  const resources = scaledRequests(nodeResources(plan), nodes);
  const condition = (
    type: string,
    status: 'True' | 'False',
    at: number,
    reason: string,
    message: string,
  ) => ({
    lastTransitionTime: timestamp(at),
    message,
    observedGeneration: 1,
    reason,
    status,
    type,
  });
  if (phase.is === 'queued') {
    return {
      conditions: [
        condition(
          'QuotaReserved',
          'False',
          plan.madeAt,
          queue.cluster ? 'Pending' : 'Inadmissible',
          queue.cluster
            ? `couldn't assign flavors to pod set node: insufficient unused quota for nvidia.com/gpu in flavor ${queue.flavor}, ${phase.needs} more needed`
            : `LocalQueue ${queue.local} doesn't exist`,
        ),
        condition(
          'PodsReady',
          'False',
          plan.madeAt,
          'WaitForStart',
          'Not all pods are ready or succeeded',
        ),
      ],
      resourceRequests: [{ name: 'node', resources }],
    };
  }
  const at = plan.madeAt + 30_000;
  return {
    admission: {
      clusterQueue: queue.cluster,
      podSetAssignments: [
        {
          count: nodes,
          flavors: Object.fromEntries(
            Object.keys(resources).map(name => [name, queue.flavor]),
          ),
          name: 'node',
          resourceUsage: resources,
        },
      ],
    },
    conditions: [
      condition(
        'QuotaReserved',
        'True',
        at,
        'QuotaReserved',
        `Quota reserved in ClusterQueue ${queue.cluster}`,
      ),
      condition('Admitted', 'True', at, 'Admitted', 'The workload is admitted'),
      ...(phase.is === 'succeeded'
        ? [
            condition(
              'Finished',
              'True',
              phase.at,
              'Succeeded',
              'jobset completed successfully',
            ),
          ]
        : []),
      condition(
        'PodsReady',
        'True',
        at + 30_000,
        'Started',
        'All pods reached readiness and the workload is running',
      ),
    ],
  };
}
