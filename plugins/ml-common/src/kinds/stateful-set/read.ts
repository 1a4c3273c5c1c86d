import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asText,
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

/** Reads a StatefulSet. Evaluation order and meaning of the fields: the README of this folder. */
export function read(object: KubernetesObject): WorkloadReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const [state, because] = stateOf(object, spec, status);
  return {
    type: 'workload',
    state,
    reason: because?.reason,
    message: because?.message,
    ...readServer(object, spec, status),
  };
}

function stateOf(
  object: KubernetesObject,
  spec: JsonRecord,
  status: JsonRecord,
): StateAndCause {
  const desired = desiredReplicas(spec);
  return decideState({
    isDeleting: object.meta.deletedAt !== undefined,
    ended: desired === 0 ? ['Stopped'] : undefined,
    going: goingOf(status, desired, isCurrent(object, status)),
  });
}

function goingOf(
  status: JsonRecord,
  desired: number,
  isOfNow: boolean,
): StateAndCause | undefined {
  const ready = asCount(status.readyReplicas) ?? 0;
  if (ready > 0) {
    return isOfNow ? ['Ready', openUpdate(status, desired, ready)] : ['Ready'];
  }
  const isMade = (asCount(status.replicas) ?? 0) > 0;
  return isMade && isOfNow ? ['NotReady', missing(0, desired)] : undefined;
}

/** What serves is not all that was asked for. */
function openUpdate(
  status: JsonRecord,
  desired: number,
  ready: number,
): StateCause | undefined {
  const wanted = asText(status.updateRevision);
  const isUpdating = wanted && wanted !== asText(status.currentRevision);
  if (isUpdating) {
    const updated = asCount(status.updatedReplicas) ?? 0;
    return {
      reason: 'RollingUpdate',
      message: `${updated} of ${desired} replicas have the new revision, ${ready} are ready`,
    };
  }
  return ready < desired ? missing(ready, desired) : undefined;
}

function missing(ready: number, desired: number): StateCause {
  return {
    reason: 'ReplicasUnavailable',
    message: `${ready} of ${desired} replicas are ready`,
  };
}
