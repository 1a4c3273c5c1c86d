import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asRecord,
  asSharedText,
  asTime,
  findCondition,
  findTrueCondition,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  shareList,
  sumAccelerators,
} from '../../kubernetes';
import {
  RoleReplicas,
  StateAndCause,
  StateCause,
  WorkloadProgress,
  WorkloadReading,
  decideState,
  endOf,
} from '../../workload';
import { priorityOf, queueOf } from '../kueue-workload';
import { podsAtOnce } from './podsAtOnce';

/** Said where `status.ready` is missing, as on API servers before 1.24. */
const READY_NOT_REPORTED: StateCause = {
  reason: 'ReadyNotReported',
  message:
    'This API server does not count ready pods: some may still be pending',
};

/** Reads a batch Job. Evaluation order and meaning of the fields: the README of this folder. */
export function read(object: KubernetesObject): WorkloadReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const template = needRecord(spec.template, 'spec.template');
  const queue = queueOf(object);
  const [state, because] = stateOf(object, spec, status, conditions, queue);
  const desired = podsAtOnce(spec);
  const isObserved = Object.keys(status).length > 0;
  return {
    type: 'workload',
    state,
    reason: because?.reason,
    message: because?.message,
    roles: shareList([roleOf(status, desired, isObserved)]),
    accelerators: sumAccelerators([{ template, count: desired }]),
    queue,
    priority: priorityOf(object) ?? podPriority(template),
    startedAt: asTime(status.startTime),
    finishedAt:
      asTime(status.completionTime) ??
      findTrueCondition(conditions, 'Failed')?.since ??
      findTrueCondition(conditions, 'Complete')?.since,
    restarts: isObserved ? asCount(status.failed) ?? 0 : undefined,
    progress: progressOf(spec, status, isObserved),
  };
}

function stateOf(
  object: KubernetesObject,
  spec: JsonRecord,
  status: JsonRecord,
  conditions: readonly unknown[],
  queue: string | undefined,
): StateAndCause {
  const suspended = findCondition(conditions, 'Suspended');
  return decideState({
    isDeleting: object.meta.deletedAt !== undefined,
    ended: endOf(
      findTrueCondition(conditions, 'Failed'),
      findTrueCondition(conditions, 'Complete'),
    ),
    held:
      spec.suspend === true
        ? {
            isQueued: queue !== undefined,
            because: suspended?.isTrue ? suspended : undefined,
          }
        : undefined,
    going: goingOf(status, conditions),
    pending: suspended?.isTrue ? undefined : suspended,
  });
}

/**
 * `active` counts pods that are still pending, `ready` does not. Without `ready` the two cannot be
 * told apart, and active pods are taken for running.
 */
function goingOf(
  status: JsonRecord,
  conditions: readonly unknown[],
): StateAndCause | undefined {
  const decided =
    findTrueCondition(conditions, 'FailureTarget') ??
    findTrueCondition(conditions, 'SuccessCriteriaMet');
  if (decided) {
    return ['Running', decided];
  }
  const active = asCount(status.active) ?? 0;
  const ready = asCount(status.ready);
  if (ready !== undefined && ready > 0) {
    return ['Running'];
  }
  return ready === undefined && active > 0
    ? ['Running', READY_NOT_REPORTED]
    : undefined;
}

function roleOf(
  status: JsonRecord,
  desired: number,
  isObserved: boolean,
): RoleReplicas {
  return {
    role: 'Pod',
    desired,
    ready: asCount(status.ready),
    succeeded: isObserved ? asCount(status.succeeded) ?? 0 : undefined,
    failed: isObserved ? asCount(status.failed) ?? 0 : undefined,
  };
}

/** One completion is no progress: the state says it. Without completions any success ends the Job. */
function progressOf(
  spec: JsonRecord,
  status: JsonRecord,
  isObserved: boolean,
): WorkloadProgress | undefined {
  const total = asCount(spec.completions) ?? 0;
  return total > 1 && isObserved
    ? { completed: asCount(status.succeeded) ?? 0, total, unit: 'pod' }
    : undefined;
}

function podPriority(template: JsonRecord): string | undefined {
  return asSharedText(asRecord(template.spec)?.priorityClassName);
}
