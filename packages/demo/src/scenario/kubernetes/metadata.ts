import { ObjectMeta } from '../../pocket/ApiObject';
import { RunPlan, Step, timestamp } from '../RunPlan';

/** The steps after which the spec of a job is not what it was: Kueue and people flip `suspend`. */
const SPEC_CHANGES = new Set(['admitted', 'preempted', 'suspended', 'resumed']);

/** How the metadata of the job of a run looks after some steps. */
export function jobMetadata(plan: RunPlan, steps: Step[]): ObjectMeta {
  const deleting = steps.find(step => step.type === 'deleting');
  const generation =
    1 +
    steps.filter(step => SPEC_CHANGES.has(step.type)).length +
    (deleting ? 1 : 0);
  return {
    name: plan.name,
    namespace: plan.namespace,
    uid: plan.uid,
    creationTimestamp: timestamp(plan.steps[0].at),
    generation,
    labels: {
      ...plan.labels,
      ...(plan.queue && { 'kueue.x-k8s.io/queue-name': plan.queue.local }),
      ...(plan.priority && {
        'kueue.x-k8s.io/priority-class': plan.priority.name,
      }),
    },
    ...(Object.keys(plan.annotations).length > 0 && {
      annotations: plan.annotations,
    }),
    ...(plan.finalizers && { finalizers: plan.finalizers }),
    ...(deleting && {
      deletionTimestamp: timestamp(deleting.at),
      deletionGracePeriodSeconds: 0,
      finalizers: plan.finalizers ?? ['foregroundDeletion'],
    }),
    ...(plan.cronJob && {
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          name: plan.cronJob,
          uid: plan.uid.replace(/^.{8}/, 'c0ffee00'),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    }),
  };
}

/** Whether a job is suspended after some steps: by Kueue, or by a person. */
export function isSuspended(plan: RunPlan, steps: Step[]): boolean {
  let suspended = Boolean(plan.queue);
  for (const { type } of steps) {
    if (type === 'admitted' || type === 'resumed') {
      suspended = false;
    } else if (type === 'suspended' || type === 'preempted') {
      suspended = true;
    }
  }
  return suspended;
}
