import {
  JsonRecord,
  KubernetesObject,
  asCount,
  asRecord,
  findCondition,
  findTrueCondition,
  needListOrNothing,
  needRecord,
  needRecordOrNothing,
  sumAccelerators,
} from '../../kubernetes';
import { Accelerator, WorkloadProgress } from '../../workload';
import { priorityOf, queueOf } from '../kueue-workload';
import { nodesOf } from './nodesOf';
import { stateOf } from './stateOf';
import { TrainJobReading } from './TrainJobReading';

/** Reads a TrainJob of any release. Evaluation order and what is missing: the README. */
export function read(object: KubernetesObject): TrainJobReading {
  const spec = needRecord(object.spec, 'spec');
  const status = needRecordOrNothing(object.status, 'status');
  const conditions = needListOrNothing(status.conditions, 'status.conditions');
  const steps = needListOrNothing(status.jobsStatus, 'status.jobsStatus');
  const trainer = needRecordOrNothing(spec.trainer, 'spec.trainer');
  const queue = queueOf(object);
  const [state, because] = stateOf(object, {
    isHeld: spec.suspend === true,
    conditions,
    steps,
    queue,
  });
  const ended =
    findTrueCondition(conditions, 'Failed') ??
    findTrueCondition(conditions, 'Complete');
  const suspended = findCondition(conditions, 'Suspended');
  const hasBegun = state === 'Running' || ended;
  const nodes = asCount(trainer.numNodes);
  const perNode = perNodeOf(trainer);
  return {
    type: 'workload',
    state,
    reason: because?.reason,
    message: because?.message,
    ...nodesOf(nodes, perNode, steps),
    queue,
    priority: priorityOf(object),
    // There is no start time; a resume has one, and what was never held began when it was made.
    startedAt: hasBegun
      ? (suspended ?? { since: object.meta.createdAt }).since
      : undefined,
    finishedAt: ended?.since,
    progress: progressOf(status),
    nodes,
    perNode,
  };
}

/** Limits, else requests; either takes the place of all that the runtime's container asks for. */
function perNodeOf(trainer: JsonRecord): Accelerator[] | undefined {
  const resources = asRecord(trainer.resourcesPerNode);
  if (!resources?.limits && !resources?.requests) {
    return undefined;
  }
  const template = { spec: { containers: [{ resources }] } };
  return sumAccelerators([{ template, count: 1 }]);
}

/** What the training code reports itself; behind a feature gate that is off by default. */
function progressOf(status: JsonRecord): WorkloadProgress | undefined {
  const reported = asRecord(status.trainerStatus);
  const percent = asCount(reported?.progressPercentage);
  return percent === undefined || percent > 100
    ? undefined
    : {
        completed: percent,
        total: 100,
        unit: 'percent',
        remainingSeconds: asCount(reported?.estimatedRemainingSeconds),
      };
}
