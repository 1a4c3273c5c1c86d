import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { suffixOf, uidOf } from '../random';
import { podSetsOf, RunPlan, Step, timestamp } from '../RunPlan';
import { requestsOf } from './requestsOf';
import { podTemplate } from './template';

/** The Workload by which Kueue (v0.19) queues a run; absent for a run without a queue. */
export function kueueWorkload(
  plan: RunPlan,
  steps: Step[],
): ApiObject | undefined {
  const { queue } = plan;
  if (!queue) {
    return undefined;
  }
  const ended = steps.some(
    ({ type }) => type === 'succeeded' || type === 'failed',
  );
  return {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'Workload',
    metadata: {
      name: `${plan.kind.toLowerCase()}-${plan.name}-${suffixOf(5, plan.uid)}`,
      namespace: plan.namespace,
      uid: uidOf('workload', plan.uid),
      creationTimestamp: timestamp(plan.steps[0].at),
      generation: 1,
      labels: { 'kueue.x-k8s.io/job-uid': plan.uid },
      ...(!ended && { finalizers: ['kueue.x-k8s.io/resource-in-use'] }),
      ownerReferences: [
        {
          apiVersion: plan.kind === 'Job' ? 'batch/v1' : 'kubeflow.org/v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: plan.kind,
          name: plan.name,
          uid: plan.uid,
        },
      ],
    },
    spec: {
      active: true,
      podSets: podSetsOf(plan).map(({ role, count }) => ({
        count,
        name: role.toLowerCase(),
        template: podTemplate(plan, false),
      })),
      priority: plan.priority?.value ?? 0,
      ...(plan.priority && {
        priorityClassRef: {
          group: 'kueue.x-k8s.io',
          kind: 'WorkloadPriorityClass',
          name: plan.priority.name,
        },
      }),
      queueName: queue.local,
    },
    status: workloadStatus(plan, steps),
  };
}

/** The status after some steps. */
export function workloadStatus(plan: RunPlan, steps: Step[]): JsonObject {
  const flavor = plan.queue?.flavor ?? '';
  const clusterQueue = plan.queue?.cluster ?? '';
  let conditions: JsonObject[] = [];
  let admitted = false;
  let evictions = 0;

  const set = (
    at: number,
    type: string,
    status: 'True' | 'False',
    reason: string,
    message: string,
  ) => {
    const condition = {
      lastTransitionTime: timestamp(at),
      message,
      observedGeneration: 1,
      reason,
      status,
      type,
    };
    conditions = conditions.some(other => other.type === type)
      ? conditions.map(other => (other.type === type ? condition : other))
      : [...conditions, condition];
  };
  const waitForStart = (at: number) =>
    set(
      at,
      'PodsReady',
      'False',
      'WaitForStart',
      'Not all pods are ready or succeeded',
    );

  for (const { type, at } of steps) {
    switch (type) {
      case 'created':
        set(at, 'QuotaReserved', 'False', noQuotaReason(plan), noQuota(plan));
        waitForStart(at);
        break;
      case 'admitted':
        admitted = true;
        set(
          at,
          'QuotaReserved',
          'True',
          'QuotaReserved',
          `Quota reserved in ClusterQueue ${clusterQueue}`,
        );
        set(at, 'Admitted', 'True', 'Admitted', 'The workload is admitted');
        if (evictions > 0) {
          const past = `Previously: ${preemption(plan)}`;
          set(at, 'Evicted', 'False', 'QuotaReserved', past);
          set(at, 'Preempted', 'False', 'QuotaReserved', past);
        }
        break;
      case 'started':
        set(
          at,
          'PodsReady',
          'True',
          'Started',
          'All pods reached readiness and the workload is running',
        );
        break;
      case 'restarting':
        set(
          at,
          'PodsReady',
          'False',
          'WaitForRecovery',
          'At least one pod has failed, waiting for recovery',
        );
        break;
      case 'preempted':
        admitted = false;
        evictions += 1;
        set(at, 'QuotaReserved', 'False', 'Pending', noQuota(plan));
        set(at, 'Evicted', 'True', 'Preempted', preemption(plan));
        set(
          at,
          'Admitted',
          'False',
          'NoReservation',
          'The workload has no reservation',
        );
        set(at, 'Preempted', 'True', 'InClusterQueue', preemption(plan));
        set(at, 'Requeued', 'True', 'Preempted', preemption(plan));
        waitForStart(at);
        break;
      case 'succeeded':
        set(
          at,
          'Finished',
          'True',
          'Succeeded',
          plan.kind === 'Job'
            ? 'Reached expected number of succeeded pods'
            : `PyTorchJob ${plan.name} is successfully completed.`,
        );
        break;
      case 'failed':
        set(
          at,
          'Finished',
          'True',
          'Failed',
          plan.kind === 'Job'
            ? 'Job has reached the specified backoff limit'
            : `PyTorchJob ${plan.name} is failed because 1 Worker replica(s) failed.`,
        );
        break;
      default:
    }
  }
  const requests = podSetsOf(plan).map(({ role, count }) => ({
    count,
    name: role.toLowerCase(),
    resources: requestsOf(plan, count),
  }));
  return {
    ...(admitted && {
      admission: {
        clusterQueue,
        podSetAssignments: requests.map(({ count, name, resources }) => ({
          count,
          flavors: Object.fromEntries(
            Object.keys(resources).map(resource => [resource, flavor]),
          ),
          name,
          resourceUsage: resources,
        })),
      },
    }),
    conditions,
    ...(!admitted && {
      resourceRequests: requests.map(({ name, resources }) => ({
        name,
        resources,
      })),
    }),
    ...(evictions > 0 && {
      schedulingStats: {
        evictions: [
          { count: evictions, reason: 'Preempted', underlyingCause: '' },
        ],
      },
    }),
  };
}

/** A LocalQueue that leads to no ClusterQueue is one that is not there. */
function noQuotaReason({ queue }: RunPlan): string {
  return queue?.cluster ? 'Pending' : 'Inadmissible';
}

/** Kueue adds up what the pod sets before one take already. */
function noQuota(plan: RunPlan): string {
  const { flavor, capacity = Infinity, cluster, local } = plan.queue ?? {};
  if (!cluster) {
    return `LocalQueue ${local} doesn't exist`;
  }
  let needed = 0;
  return podSetsOf(plan)
    .map(({ role, count }) => {
      const before = needed;
      const asked = plan.gpus * count;
      needed += asked;
      const why =
        needed > capacity
          ? `insufficient quota for nvidia.com/gpu in flavor ${flavor}, previously considered podsets requests (${before}) + current podset request (${asked}) > maximum capacity (${capacity})`
          : `insufficient unused quota for nvidia.com/gpu in flavor ${flavor}, ${needed} more needed`;
      return `couldn't assign flavors to pod set ${role.toLowerCase()}: ${why}`;
    })
    .join('; ');
}

function preemption(plan: RunPlan): string {
  const path = `/robotics/${plan.queue?.cluster}`;
  return `Preempted to accommodate a workload (UID: ${uidOf(
    'preemptor',
    plan.uid,
  )}, JobUID: ${uidOf(
    'preemptor-job',
    plan.uid,
  )}) due to prioritization in the ClusterQueue; preemptor path: ${path}; preemptee path: ${path}`;
}
