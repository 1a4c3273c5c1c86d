import {
  Condition,
  JsonRecord,
  KubernetesObject,
  asCount,
  asText,
  needRecord,
  needRecordOrNothing,
} from '../../kubernetes';
import { WorkloadReading, WorkloadState } from '../../workload';
import { desiredReplicas, isCurrent, readServer } from '../model-server';

type Because = Pick<Condition, 'reason' | 'message'>;

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
): [WorkloadState, Because?] {
  if (object.meta.deletedAt !== undefined) {
    return ['Terminating'];
  }
  const desired = desiredReplicas(spec);
  if (desired === 0) {
    return ['Stopped'];
  }
  const ready = asCount(status.readyReplicas) ?? 0;
  if (ready > 0) {
    return isCurrent(object, status)
      ? ['Ready', openUpdate(status, desired, ready)]
      : ['Ready'];
  }
  const isMade = (asCount(status.replicas) ?? 0) > 0;
  return isMade && isCurrent(object, status)
    ? ['NotReady', missing(0, desired)]
    : ['Pending'];
}

/** What serves is not all that was asked for. */
function openUpdate(
  status: JsonRecord,
  desired: number,
  ready: number,
): Because | undefined {
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

function missing(ready: number, desired: number): Because {
  return {
    reason: 'ReplicasUnavailable',
    message: `${ready} of ${desired} replicas are ready`,
  };
}
