import {
  Condition,
  KubernetesObject,
  asCount,
  asRecord,
  asText,
  cutText,
  findCondition,
  findTrueCondition,
} from '../../kubernetes';
import { WorkloadState } from '../../workload';
import { findStep } from '../job-set';
import { NODE } from '../training-runtime';

type Because = Pick<Condition, 'reason' | 'message'>;

/** With MPI the launcher trains too, and may be the only node. */
const TRAINING = [NODE, 'launcher'];

/** What decides the state of a TrainJob. */
export interface TrainJobFacts {
  isHeld: boolean;
  conditions: readonly unknown[];
  steps: readonly unknown[];
  queue: string | undefined;
}

/** The state of a TrainJob by itself, and why. */
export function stateOf(
  object: KubernetesObject,
  { isHeld, conditions, steps, queue }: TrainJobFacts,
): [WorkloadState, Because?] {
  const failed = findTrueCondition(conditions, 'Failed');
  const complete = findTrueCondition(conditions, 'Complete');
  if (object.meta.deletedAt !== undefined) {
    return ['Terminating', failed ?? complete];
  }
  if (failed) {
    return ['Failed', failed];
  }
  if (complete) {
    return ['Succeeded', complete];
  }
  const suspended = findCondition(conditions, 'Suspended');
  if (isHeld) {
    return [
      queue ? 'Queued' : 'Suspended',
      suspended?.isTrue ? suspended : undefined,
    ];
  }
  if (TRAINING.some(name => isReady(findStep(steps, name)))) {
    return ['Running'];
  }
  const step = steps.find(isReady);
  if (step) {
    return ['Running', stepBefore(step)];
  }
  // Before the controller has seen a resume, its condition still says suspended.
  return ['Pending', suspended?.isTrue ? undefined : suspended];
}

function isReady(step: unknown): boolean {
  return (asCount(asRecord(step)?.ready) ?? 0) > 0;
}

function stepBefore(step: unknown): Because {
  const name = asText(asRecord(step)?.name) ?? 'unnamed';
  return {
    reason: 'Initializing',
    message: cutText(`The step ${name} runs before the training`),
  };
}
