import { asCount, shareList } from '../../kubernetes';
import { Accelerator, RoleReplicas, WorkloadReading } from '../../workload';
import { findStep } from '../job-set';
import { NODE } from '../training-runtime';

/**
 * The nodes of a TrainJob, and what they ask for together. Without their number (`undefined`) the
 * role has none, and what is asked for is not known and not shown.
 */
export function nodesOf(
  nodes: number | undefined,
  perNode: readonly Accelerator[] = [],
  steps: readonly unknown[] = [],
): Pick<WorkloadReading, 'roles' | 'accelerators'> {
  const accelerators = perNode.flatMap(({ resource, count, sharing }) => {
    const sum = Math.min(count * (nodes ?? 0), Number.MAX_SAFE_INTEGER);
    return sum > 0 ? [{ resource, count: sum, sharing }] : [];
  });
  return {
    roles: shareList([roleOf(nodes, steps)]),
    accelerators: shareList(accelerators),
  };
}

/** The status counts Jobs, and all nodes are one Job: it is ready when all of them are. */
function roleOf(
  nodes: number | undefined,
  steps: readonly unknown[],
): RoleReplicas {
  const step = findStep(steps, NODE);
  if (!step || nodes === undefined) {
    return { role: NODE, desired: nodes };
  }
  const ready = asCount(step.ready) ?? 0;
  const active = asCount(step.active) ?? 0;
  return {
    role: NODE,
    desired: nodes,
    ready: active > ready ? undefined : Math.min(ready, 1) * nodes,
    succeeded: Math.min(asCount(step.succeeded) ?? 0, 1) * nodes,
  };
}
