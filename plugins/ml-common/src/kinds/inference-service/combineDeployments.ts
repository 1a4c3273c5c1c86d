import { addAccelerators, shareList } from '../../kubernetes';
import { RoleReplicas, WorkloadReading } from '../../workload';
import { DEPLOYMENT_KIND } from '../deployment';
import { RelatedReadings } from '../Kind';

/**
 * An InferenceService with the Deployments that it is made of: they know the replicas, and what its
 * own status hides or says late. One that does not become ready never takes `Ready` away; it is the
 * reason beside it.
 */
export function combineDeployments(
  own: WorkloadReading,
  related: RelatedReadings,
): WorkloadReading {
  const parts = related
    .of<WorkloadReading>(DEPLOYMENT_KIND)
    .filter(({ state }) => state !== 'Unknown');
  if (parts.length === 0 || own.state === 'Unknown') {
    return own;
  }
  const whole = {
    ...own,
    roles: addRoles(parts.flatMap(({ roles }) => roles)),
    accelerators: addAccelerators(
      parts.map(({ accelerators }) => accelerators),
    ),
  };
  return explained(whole, worstOf(parts));
}

function explained(
  own: WorkloadReading,
  worst: WorkloadReading | undefined,
): WorkloadReading {
  if (!worst) {
    return own;
  }
  const { reason, message } = worst;
  if (own.state === 'Ready') {
    return own.reason ? own : { ...own, reason, message };
  }
  return own.state === 'Pending' && worst.state === 'NotReady'
    ? { ...own, state: 'NotReady', reason, message }
    : own;
}

const RANKS: readonly string[] = ['Ready', 'Pending', 'NotReady'];

/** The part that is worst off and says why; equals by their content, so that order means nothing. */
function worstOf(
  parts: readonly WorkloadReading[],
): WorkloadReading | undefined {
  return parts
    .filter(({ state, reason }) => reason && RANKS.includes(state))
    .sort(
      (a, b) =>
        RANKS.indexOf(b.state) - RANKS.indexOf(a.state) ||
        (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
    )[0];
}

/** Deployments of one role (the stable ones and the canaries) counted together. */
function addRoles(roles: readonly RoleReplicas[]): RoleReplicas[] {
  const sums = new Map<string, RoleReplicas>();
  for (const { role, desired, ready } of roles) {
    const sum = sums.get(role);
    sums.set(role, {
      role,
      desired: add(sum?.desired, desired),
      ready: add(sum?.ready, ready),
    });
  }
  const sorted = [...sums.values()].sort((a, b) => (a.role < b.role ? -1 : 1));
  return shareList(sorted);
}

/** A figure that is not known adds nothing. */
function add(sum: number | undefined, more: number | undefined) {
  return sum === undefined && more === undefined
    ? undefined
    : (sum ?? 0) + (more ?? 0);
}
