import { ApiObject, JsonObject } from '../../pocket/ApiObject';
import { timestamp } from '../RunPlan';
import { controlledBy, metadataOf } from './metadataOf';
import { TrainJobPlan } from './TrainJobPlan';

/** The Job that a JobSet makes of the step `node`. */
export function stepJobOf(
  plan: TrainJobPlan,
  set: ApiObject,
  template: JsonObject,
): ApiObject {
  const { phase, nodes } = plan;
  const identity = { ...plan, name: `${plan.name}-node-0` };
  const metadata = metadataOf('Job', identity, {
    labels: {
      'jobset.sigs.k8s.io/jobset-name': plan.name,
      'jobset.sigs.k8s.io/replicatedjob-name': 'node',
      'jobset.sigs.k8s.io/job-index': '0',
    },
    ownerReferences: [controlledBy(set)],
  });
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      parallelism: nodes,
      completions: nodes,
      completionMode: 'Indexed',
      backoffLimit: 0,
      suspend: phase.is === 'queued',
      selector: {
        matchLabels: { 'batch.kubernetes.io/controller-uid': metadata.uid },
      },
      template,
    },
    status: statusOf(plan),
  };
}

function statusOf({ phase, nodes, madeAt }: TrainJobPlan): JsonObject {
  const counts = (active: number, ready: number): JsonObject => ({
    startTime: timestamp(madeAt),
    ...(active > 0 && { active }),
    ready,
    terminating: 0,
    uncountedTerminatedPods: {},
  });
  const ended = (type: string, at: number, reason: string, message: string) => [
    {
      type,
      status: 'True',
      lastProbeTime: timestamp(at),
      lastTransitionTime: timestamp(at),
      reason,
      message,
    },
  ];
  switch (phase.is) {
    case 'running':
      return counts(nodes, nodes);
    case 'succeeded':
      return {
        ...counts(0, 0),
        succeeded: nodes,
        completionTime: timestamp(phase.at),
        conditions: ended(
          'Complete',
          phase.at,
          'CompletionsReached',
          'Reached expected number of succeeded pods',
        ),
      };
    case 'failed':
      return {
        ...counts(0, 0),
        failed: 1,
        conditions: ended(
          'Failed',
          phase.at,
          'BackoffLimitExceeded',
          'Job has reached the specified backoff limit',
        ),
      };
    case 'queued':
      return {
        ready: 0,
        terminating: 0,
        uncountedTerminatedPods: {},
        conditions: ended('Suspended', madeAt, 'JobSuspended', 'Job suspended'),
      };
    default:
      return counts(nodes, 0);
  }
}
