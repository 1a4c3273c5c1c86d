import {
  KubernetesObject,
  asCount,
  asRecord,
  asText,
  cutText,
  findCondition,
  findTrueCondition,
} from '../../kubernetes';
import { StateAndCause, StateCause, decideState, endOf } from '../../workload';
import { findStep } from '../job-set';
import { NODE } from '../training-runtime';

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
): StateAndCause {
  const suspended = findCondition(conditions, 'Suspended');
  return decideState({
    isDeleting: object.meta.deletedAt !== undefined,
    ended: endOf(
      findTrueCondition(conditions, 'Failed'),
      findTrueCondition(conditions, 'Complete'),
    ),
    held: isHeld
      ? {
          isQueued: queue !== undefined,
          because: suspended?.isTrue ? suspended : undefined,
        }
      : undefined,
    going: goingOf(steps),
    // Before the controller has seen a resume, its condition still says suspended.
    pending: suspended?.isTrue ? undefined : suspended,
  });
}

function goingOf(steps: readonly unknown[]): StateAndCause | undefined {
  if (TRAINING.some(name => isReady(findStep(steps, name)))) {
    return ['Running'];
  }
  const step = steps.find(isReady);
  return step ? ['Running', stepBefore(step)] : undefined;
}

function isReady(step: unknown): boolean {
  return (asCount(asRecord(step)?.ready) ?? 0) > 0;
}

function stepBefore(step: unknown): StateCause {
  const name = asText(asRecord(step)?.name) ?? 'unnamed';
  return {
    reason: 'Initializing',
    message: cutText(`The step ${name} runs before the training`),
  };
}
