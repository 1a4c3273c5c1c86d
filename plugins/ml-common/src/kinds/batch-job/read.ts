import {
  Condition,
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
  WorkloadProgress,
  WorkloadReading,
  WorkloadState,
} from '../../workload';
import { priorityOf, queueOf } from '../kueue-workload';

type Because = Pick<Condition, 'reason' | 'message'>;

/** Said where `status.ready` is missing, as on API servers before 1.24. */
const READY_NOT_REPORTED: Because = {
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
  const desired = podsOf(spec);
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
  if (spec.suspend === true) {
    const suspended = findTrueCondition(conditions, 'Suspended');
    return [queue ? 'Queued' : 'Suspended', suspended];
  }
  const decided =
    findTrueCondition(conditions, 'FailureTarget') ??
    findTrueCondition(conditions, 'SuccessCriteriaMet');
  if (decided) {
    return ['Running', decided];
  }
  return progressState(status, conditions);
}

/**
 * `active` counts pods that are still pending, `ready` does not. Without `ready` the two cannot be
 * told apart, and active pods are taken for running.
 */
function progressState(
  status: JsonRecord,
  conditions: readonly unknown[],
): [WorkloadState, Because?] {
  const active = asCount(status.active) ?? 0;
  const ready = asCount(status.ready);
  if (ready !== undefined && ready > 0) {
    return ['Running'];
  }
  if (ready === undefined && active > 0) {
    return ['Running', READY_NOT_REPORTED];
  }
  const suspended = findCondition(conditions, 'Suspended');
  return ['Pending', suspended?.isTrue ? undefined : suspended];
}

/** How many pods run at once; never more than there are completions left to reach in all. */
function podsOf(spec: JsonRecord): number {
  const parallelism = asCount(spec.parallelism) ?? 1;
  return Math.min(parallelism, asCount(spec.completions) ?? parallelism);
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
