import {
  Condition,
  JsonRecord,
  KubernetesObject,
  PodSet,
  asCount,
  asList,
  asRecord,
  asText,
  findCondition,
  findTrueCondition,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  shareList,
  shareText,
  sumAccelerators,
} from '../../kubernetes';
import {
  RoleReplicas,
  StateAndCause,
  WorkloadReading,
  WorkloadState,
  decideState,
  endOf,
} from '../../workload';
import { podsAtOnce } from '../batch-job';
import { priorityOf, queueOf } from '../kueue-workload';
import { findStep } from './steps';

/** Honest sets have a handful of roles; the bound keeps a hostile one from filling a row. */
const MOST_ROLES = 32;

/** Reads a JobSet. Evaluation order and meaning of the fields: the README of this folder. */
export function read(object: KubernetesObject): WorkloadReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const jobs = needListOrNothing(spec.replicatedJobs, 'spec.replicatedJobs');
  const steps = asList(status.replicatedJobsStatus) ?? [];
  const queue = queueOf(object);
  const [state, because] = stateOf(object, spec, status, conditions, queue);
  const ended = [
    findTrueCondition(conditions, 'Failed'),
    findTrueCondition(conditions, 'Completed'),
  ].find(condition => condition);
  return {
    type: 'workload',
    state,
    reason: because?.reason,
    message: because?.message,
    ...podsOf(jobs, steps),
    queue,
    priority: priorityOf(object),
    startedAt: startOf(object, conditions, state, ended),
    finishedAt: ended?.since,
    restarts: asCount(status.restarts),
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
  const steps = asList(status.replicatedJobsStatus) ?? [];
  return decideState({
    isDeleting: object.meta.deletedAt !== undefined,
    ended:
      endOf(
        findTrueCondition(conditions, 'Failed'),
        findTrueCondition(conditions, 'Completed'),
      ) ?? terminalState(status),
    held:
      spec.suspend === true
        ? {
            isQueued: queue !== undefined,
            because: suspended?.isTrue ? suspended : undefined,
          }
        : undefined,
    restarting: findTrueCondition(conditions, 'RestartingJobSet'),
    going: steps.some(step => (asCount(asRecord(step)?.ready) ?? 0) > 0)
      ? ['Running']
      : undefined,
    // Before the operator has seen a resume, its condition still says suspended.
    pending:
      findTrueCondition(conditions, 'StartupPolicyInProgress') ??
      (suspended?.isTrue ? undefined : suspended),
  });
}

/** The end by a field of its own, where the condition is not there. */
function terminalState(status: JsonRecord): StateAndCause | undefined {
  switch (status.terminalState) {
    case 'Failed':
      return ['Failed'];
    case 'Completed':
      return ['Succeeded'];
    default:
      return undefined;
  }
}

/** There is no start time; a resume has one, and what was never held began when it was made. */
function startOf(
  object: KubernetesObject,
  conditions: readonly unknown[],
  state: WorkloadState,
  ended: Condition | undefined,
): number | undefined {
  const hasBegun = state === 'Running' || state === 'Restarting' || ended;
  if (!hasBegun) {
    return undefined;
  }
  const suspended = findCondition(conditions, 'Suspended');
  return suspended ? suspended.since : object.meta.createdAt;
}

function podsOf(
  jobs: readonly unknown[],
  steps: readonly unknown[],
): Pick<WorkloadReading, 'roles' | 'accelerators'> {
  const roles: RoleReplicas[] = [];
  const podSets: PodSet[] = [];
  for (const [index, entry] of jobs.slice(0, MOST_ROLES).entries()) {
    const path = `spec.replicatedJobs[${index}]`;
    const job = needRecord(entry, path);
    const template = asRecord(job.template);
    const jobSpec = needRecord(template?.spec, `${path}.template.spec`);
    const perJob = podsAtOnce(jobSpec);
    const desired = (asCount(job.replicas) ?? 1) * perJob;
    const name = asText(job.name) ?? '';
    roles.push({
      role: shareText(name),
      desired,
      ...countsOf(findStep(steps, name), perJob),
    });
    podSets.push({ template: jobSpec.template, count: desired });
  }
  return { roles: shareList(roles), accelerators: sumAccelerators(podSets) };
}

/**
 * The status counts Jobs, and a Job is ready when all its pods are. While one is active and not
 * ready, some of its pods may run: how many is not known.
 */
function countsOf(
  step: JsonRecord | undefined,
  perJob: number,
): Partial<RoleReplicas> {
  if (!step) {
    return {};
  }
  const ready = asCount(step.ready) ?? 0;
  const active = asCount(step.active) ?? 0;
  return {
    ready: active > ready ? undefined : ready * perJob,
    succeeded: (asCount(step.succeeded) ?? 0) * perJob,
  };
}
