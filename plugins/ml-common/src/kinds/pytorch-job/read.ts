import {
  Condition,
  JsonRecord,
  KubernetesObject,
  PodSet,
  asCount,
  asRecord,
  asSharedText,
  asTime,
  findCondition,
  findTrueCondition,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  ownField,
  shareList,
  shareText,
  sumAccelerators,
} from '../../kubernetes';
import {
  RoleReplicas,
  StateAndCause,
  WorkloadReading,
  decideState,
  endOf,
} from '../../workload';
import { priorityOf, queueOf } from '../kueue-workload';

/** The schema has two roles; the bound keeps an object that a schema never saw from filling a row. */
const MOST_ROLES = 8;

/** Reads a PyTorchJob. Evaluation order and meaning of the conditions: the README of this folder. */
export function read(object: KubernetesObject): WorkloadReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const runPolicy = needRecordOrNothing(spec.runPolicy, 'spec.runPolicy');
  const policy = asRecord(runPolicy.schedulingPolicy);
  const queue = queueOf(object);
  const [state, because] = stateOf(
    object,
    conditions,
    runPolicy.suspend === true,
    queue,
  );
  const failed = findTrueCondition(conditions, 'Failed');
  const { roles, accelerators } = podsOf(spec, status);
  return {
    type: 'workload',
    state,
    reason: because?.reason,
    message: because?.message,
    roles,
    accelerators,
    queue: queue ?? asSharedText(policy?.queue),
    priority: priorityOf(object) ?? asSharedText(policy?.priorityClass),
    startedAt: asTime(status.startTime),
    finishedAt: asTime(status.completionTime) ?? failed?.since,
  };
}

function stateOf(
  object: KubernetesObject,
  conditions: readonly unknown[],
  isSuspended: boolean,
  queue: string | undefined,
): StateAndCause {
  const failed = findTrueCondition(conditions, 'Failed');
  const succeeded = findTrueCondition(conditions, 'Succeeded');
  const running = findTrueCondition(conditions, 'Running');
  return decideState({
    isDeleting: object.meta.deletedAt !== undefined,
    ended: endOf(failed, succeeded),
    held: isSuspended
      ? {
          isQueued: queue !== undefined,
          because: findTrueCondition(conditions, 'Suspended'),
        }
      : undefined,
    restarting: findTrueCondition(conditions, 'Restarting'),
    going: running && ['Running', running],
    pending: pendingCondition(conditions),
  });
}

/** A resumed job keeps `Suspended`, turned `False`; before the operator saw the resume it is stale. */
function pendingCondition(
  conditions: readonly unknown[],
): Condition | undefined {
  const suspended = findCondition(conditions, 'Suspended');
  if (suspended) {
    return suspended.isTrue ? undefined : suspended;
  }
  return findTrueCondition(conditions, 'Created');
}

function podsOf(
  spec: JsonRecord,
  status: JsonRecord,
): Pick<WorkloadReading, 'roles' | 'accelerators'> {
  const roleSpecs = needRecord(
    spec.pytorchReplicaSpecs,
    'spec.pytorchReplicaSpecs',
  );
  const observed = asRecord(status.replicaStatuses);
  const roles: RoleReplicas[] = [];
  const podSets: PodSet[] = [];
  for (const role of Object.keys(roleSpecs).slice(0, MOST_ROLES)) {
    const path = `spec.pytorchReplicaSpecs.${role}`;
    const roleSpec = needRecord(ownField(roleSpecs, role), path);
    const desired = asCount(roleSpec.replicas) ?? 1;
    const counts = observed && asRecord(ownField(observed, role));
    roles.push({
      role: shareText(role),
      desired,
      ready: counts && (asCount(counts.active) ?? 0),
      succeeded: counts && (asCount(counts.succeeded) ?? 0),
      failed: counts && (asCount(counts.failed) ?? 0),
    });
    podSets.push({ template: roleSpec.template, count: desired });
  }
  return {
    roles: shareList(roles),
    accelerators: sumAccelerators(podSets),
  };
}
