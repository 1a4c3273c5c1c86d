import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { RunPlan, Step, timestamp } from '../RunPlan';
import { isSuspended, jobMetadata } from './metadata';
import { podTemplate } from './template';

/** A batch Job as the controller of Kubernetes writes it after some steps. */
export function batchJob(plan: RunPlan, steps: Step[]): ApiObject {
  const admitted = steps.some(step => step.type === 'admitted');
  const template = podTemplate(plan, admitted);
  const metadata = jobMetadata(plan, steps);
  const podLabels = {
    'batch.kubernetes.io/controller-uid': plan.uid,
    'batch.kubernetes.io/job-name': plan.name,
    'controller-uid': plan.uid,
    'job-name': plan.name,
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      parallelism: plan.workers,
      completions: plan.workers,
      backoffLimit: 0,
      selector: {
        matchLabels: { 'batch.kubernetes.io/controller-uid': plan.uid },
      },
      manualSelector: false,
      template: {
        ...template,
        metadata: { labels: { ...plan.labels, ...podLabels } },
      },
      completionMode: plan.workers > 1 ? 'Indexed' : 'NonIndexed',
      suspend: isSuspended(plan, steps),
      podReplacementPolicy: 'TerminatingOrFailed',
    },
    status: batchJobStatus(plan, steps),
  };
}

/** The status after some steps. */
export function batchJobStatus(plan: RunPlan, steps: Step[]): JsonObject {
  let conditions: JsonObject[] = [];
  let startTime: string | undefined;
  let completionTime: string | undefined;
  let counts: JsonObject = { ready: 0 };

  const set = (
    at: number,
    type: string,
    status: 'True' | 'False',
    reason: string,
    message: string,
  ) => {
    const time = timestamp(at);
    conditions = [
      ...conditions.filter(condition => condition.type !== type),
      {
        type,
        status,
        lastProbeTime: time,
        lastTransitionTime: time,
        reason,
        message,
      },
    ];
  };

  for (const { type, at } of steps) {
    switch (type) {
      case 'created':
        if (plan.queue) {
          set(at, 'Suspended', 'True', 'JobSuspended', 'Job suspended');
        } else {
          startTime = timestamp(at);
          counts = { active: plan.workers, ready: 0 };
        }
        break;
      case 'admitted':
      case 'resumed':
        startTime = timestamp(at);
        counts = { active: plan.workers, ready: 0 };
        set(at, 'Suspended', 'False', 'JobResumed', 'Job resumed');
        break;
      case 'started':
        counts = { active: plan.workers, ready: plan.workers };
        break;
      case 'preempted':
      case 'suspended':
        startTime = undefined;
        counts = { ready: 0 };
        set(at, 'Suspended', 'True', 'JobSuspended', 'Job suspended');
        break;
      case 'succeeded': {
        const message = 'Reached expected number of succeeded pods';
        completionTime = timestamp(at);
        counts = { succeeded: plan.workers, ready: 0 };
        set(at, 'SuccessCriteriaMet', 'True', 'CompletionsReached', message);
        set(at, 'Complete', 'True', 'CompletionsReached', message);
        break;
      }
      case 'failed': {
        const message = 'Job has reached the specified backoff limit';
        counts = { failed: 1, ready: 0 };
        set(at, 'FailureTarget', 'True', 'BackoffLimitExceeded', message);
        set(at, 'Failed', 'True', 'BackoffLimitExceeded', message);
        break;
      }
      default:
    }
  }
  return {
    ...(conditions.length > 0 && { conditions }),
    ...(startTime && { startTime }),
    ...(completionTime && { completionTime }),
    ...counts,
    terminating: 0,
    uncountedTerminatedPods: {},
  };
}
