import {
  Condition,
  JsonRecord,
  KubernetesObject,
  asCount,
  findCondition,
  findTrueCondition,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
} from '../../kubernetes';
import {
  StateAndCause,
  StateCause,
  WorkloadReading,
  decideState,
} from '../../workload';
import { desiredReplicas, isCurrent, readServer } from '../model-server';

/** The reason of `Progressing` from the end of a rollout to the begin of the next. */
const ROLLED_OUT = 'NewReplicaSetAvailable';

/** Reads a Deployment. Evaluation order and meaning of the fields: the README of this folder. */
export function read(object: KubernetesObject): WorkloadReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const [state, because] = stateOf(object, spec, status, conditions);
  const available = findTrueCondition(conditions, 'Available');
  return {
    type: 'workload',
    state,
    reason: because?.reason,
    message: because?.message,
    ...readServer(object, spec, status),
    startedAt: state === 'Ready' ? available?.since : undefined,
  };
}

function stateOf(
  object: KubernetesObject,
  spec: JsonRecord,
  status: JsonRecord,
  conditions: readonly unknown[],
): StateAndCause {
  const desired = desiredReplicas(spec);
  const available = findCondition(conditions, 'Available');
  const progressing = findCondition(conditions, 'Progressing');
  const trouble = troubleOf(conditions, progressing);
  const isLost = progressing?.reason === ROLLED_OUT && available;
  const servingOf = (): StateAndCause =>
    isCurrent(object, status)
      ? ['Ready', trouble ?? openRollout(status, desired, progressing)]
      : ['Ready'];
  const missingOf = (): StateAndCause | undefined => {
    // All replicas were there once: what is missing now was lost.
    const because = trouble ?? (isLost ? available : undefined);
    return because && ['NotReady', because];
  };
  return decideState({
    isDeleting: object.meta.deletedAt !== undefined,
    ended: desired === 0 ? ['Stopped'] : undefined,
    going: available?.isTrue ? servingOf() : missingOf(),
    pending: progressing ?? available,
  });
}

/** What keeps replicas from coming: they cannot be made, or they did not come in time. */
function troubleOf(
  conditions: readonly unknown[],
  progressing: Condition | undefined,
): Condition | undefined {
  return (
    findTrueCondition(conditions, 'ReplicaFailure') ??
    (progressing?.status === 'False' ? progressing : undefined)
  );
}

/** What serves is not yet all that was asked for. */
function openRollout(
  status: JsonRecord,
  desired: number,
  progressing: Condition | undefined,
): StateCause | undefined {
  const updated = asCount(status.updatedReplicas) ?? 0;
  const replicas = asCount(status.replicas) ?? 0;
  const available = asCount(status.availableReplicas) ?? 0;
  const isUpdating = updated < desired || replicas > updated;
  // A scale-up is no new revision: the last rollout stays the last word there.
  if (isUpdating && progressing?.reason !== ROLLED_OUT) {
    return progressing;
  }
  return available < desired
    ? {
        reason: 'ReplicasUnavailable',
        message: `${available} of ${desired} replicas are available`,
      }
    : undefined;
}
