import { JsonObject } from '../../pocket/ApiObject';
import { timestamp } from '../RunPlan';
import { TrainJobPhase, TrainJobPlan } from './TrainJobPlan';

/** The status of a TrainJob as the trainer (2.3) writes it; undefined before its first word. */
export function trainJobStatus(
  plan: TrainJobPlan,
  seenAt: number,
): JsonObject | undefined {
  const { phase, queue } = plan;
  if (phase.is === 'created') {
    return undefined;
  }
  const conditions = [
    ...(queue ? [suspended(plan)] : []),
    ...ending(plan, 'Complete'),
  ];
  return {
    ...(conditions.length > 0 && { conditions }),
    jobsStatus: [{ ...jobCounts(phase), name: 'node' }],
    ...(phase.is === 'running' && {
      trainerStatus: {
        progressPercentage: Math.floor(phase.share * 100),
        estimatedRemainingSeconds: Math.round(phase.left),
        metrics: [{ name: 'loss', value: phase.loss }],
        lastUpdatedTime: timestamp(seenAt),
      },
    }),
  };
}

/** The status of its JobSet as JobSet (0.12) writes it. */
export function jobSetStatus(plan: TrainJobPlan): JsonObject {
  const { phase, restarts = 0 } = plan;
  const conditions = [
    ...(phase.is === 'queued'
      ? [
          conditionOf(
            'Suspended',
            plan.madeAt,
            'SuspendedJobs',
            'jobset is suspended',
          ),
        ]
      : []),
    ...(phase.is === 'restarting'
      ? [
          conditionOf(
            'RestartingJobSet',
            phase.end.finishedAt,
            'DefaultFailurePolicy',
            `applying RestartJobSet failure policy action (first failed job: ${plan.name}-node-0)`,
          ),
        ]
      : []),
    ...ending(plan, 'Completed'),
  ];
  const began = phase.is === 'restarting' ? phase.restarts : restarts;
  const ends: { [is: string]: string | undefined } = {
    succeeded: 'Completed',
    failed: 'Failed',
  };
  return {
    ...(conditions.length > 0 && { conditions }),
    replicatedJobsStatus: [{ ...jobCounts(phase), name: 'node' }],
    restarts: began,
    ...(began > 0 && { restartsCountTowardsMax: began }),
    ...(ends[phase.is] && { terminalState: ends[phase.is] }),
  };
}

/** Jobs are counted, and all nodes are one Job. */
function jobCounts(phase: TrainJobPhase): JsonObject {
  const one = (yes: boolean) => (yes ? 1 : 0);
  return {
    active: one(phase.is === 'running'),
    failed: one(phase.is === 'failed'),
    ready: one(phase.is === 'running'),
    succeeded: one(phase.is === 'succeeded'),
    suspended: one(phase.is === 'queued'),
  };
}

function suspended({ phase, madeAt }: TrainJobPlan): JsonObject {
  return phase.is === 'queued'
    ? conditionOf('Suspended', madeAt, 'Suspended', 'TrainJob is suspended')
    : {
        ...conditionOf(
          'Suspended',
          madeAt + 30_000,
          'Resumed',
          'TrainJob is resumed',
        ),
        status: 'False',
      };
}

function ending({ phase, name }: TrainJobPlan, good: string): JsonObject[] {
  switch (phase.is) {
    case 'succeeded':
      return [
        conditionOf(
          good,
          phase.at,
          'AllJobsCompleted',
          'jobset completed successfully',
        ),
      ];
    case 'failed':
      return [
        conditionOf(
          'Failed',
          phase.at,
          'FailedJobs',
          `jobset failed due to one or more job failures (first failed job: ${name}-node-0)`,
        ),
      ];
    default:
      return [];
  }
}

function conditionOf(
  type: string,
  at: number,
  reason: string,
  message: string,
): JsonObject {
  return {
    lastTransitionTime: timestamp(at),
    message,
    reason,
    status: 'True',
    type,
  };
}
