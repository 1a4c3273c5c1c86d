import { WorkloadReading } from '../../workload';
import { CLUSTER_TRAINING_RUNTIME_KIND } from '../cluster-training-runtime';
import { JOB_SET_KIND } from '../job-set';
import { RelatedReadings } from '../Kind';
import { combineAdmission } from '../kueue-workload';
import { RuntimeReading } from '../Reading';
import { TRAINING_RUNTIME_KIND } from '../training-runtime';
import { UNREADABLE } from '../unreadable';
import { nodesOf } from './nodesOf';
import { TrainJobReading } from './TrainJobReading';

/**
 * A TrainJob with all that makes it whole: nodes and accelerators that it leaves to its runtime,
 * what its JobSet really runs and how often it was restarted, and whether Kueue lets it.
 */
export function combineTrainJob(
  own: TrainJobReading,
  related: RelatedReadings,
): TrainJobReading {
  if (own.state === 'Unknown') {
    return own;
  }
  const runtime = [
    ...related.of<RuntimeReading>(TRAINING_RUNTIME_KIND),
    ...related.of<RuntimeReading>(CLUSTER_TRAINING_RUNTIME_KIND),
  ].find(({ reason }) => reason !== UNREADABLE);
  const set = related
    .of<WorkloadReading>(JOB_SET_KIND)
    .find(({ state }) => state !== 'Unknown');
  const whole = withJobSet(withRuntime(own, runtime), set);
  return { ...own, ...combineAdmission(whole, related) };
}

function withRuntime(
  own: TrainJobReading,
  runtime: RuntimeReading | undefined,
): TrainJobReading {
  const isOpen = own.nodes === undefined || own.perNode === undefined;
  if (!runtime || !isOpen) {
    return own;
  }
  const nodes = own.nodes ?? runtime.nodes ?? 1;
  const { roles, accelerators } = nodesOf(
    nodes,
    own.perNode ?? runtime.perNode,
  );
  const counted = own.nodes === undefined ? roles : own.roles;
  return { ...own, roles: counted, accelerators };
}

/**
 * The set is made of job, runtime and overrides, so it knows the pods better than both. Its state
 * says one thing that the job's cannot: that all is being started again.
 */
function withJobSet(
  own: TrainJobReading,
  set: WorkloadReading | undefined,
): TrainJobReading {
  if (!set) {
    return own;
  }
  const { roles, accelerators, restarts } = set;
  const whole = { ...own, roles, accelerators, restarts };
  const isGoing = own.state === 'Running' || own.state === 'Pending';
  return set.state === 'Restarting' && isGoing
    ? {
        ...whole,
        state: set.state,
        reason: set.reason,
        message: set.message,
      }
    : whole;
}
