import {
  PodFacts,
  RoleReplicas,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';

/** One role and how many of its pods are where the manifest wants them. */
export interface RoleCount {
  role: string;
  /** `2/3`; a figure that nobody has reported is a dash, and `?` where there should be one. */
  count: string;
  /** Whether all that the manifest asks for are there. */
  complete: boolean;
  /** Set where pods should be there, and the kind does not say how many are. */
  unknown?: true;
}

/**
 * The pods per role: `Master 1/1`, `Worker 2/3`. Pods that ended well count as there, since a
 * finished role is complete and not empty.
 *
 * @param state - Where it is given, what a kind does not count while it matters is told as unknown.
 */
export function formatReplicas(
  roles: readonly RoleReplicas[],
  state?: WorkloadState,
): RoleCount[] {
  return roles.map(replicas => {
    const { role, desired, ready, succeeded } = replicas;
    const known = isCounted(replicas);
    const there = (ready ?? 0) + (succeeded ?? 0);
    const complete = known && desired !== undefined && there >= desired;
    if (!known && state && replicasMatter(state)) {
      const count = desired === undefined ? '?' : `?/${desired}`;
      return { role, count, complete, unknown: true };
    }
    return {
      role,
      count: `${known ? there : '–'}/${desired ?? '–'}`,
      complete,
    };
  });
}

/**
 * The roles with pods counted where their kind does not count them, as in Knative mode, whose
 * replicas are known to the cluster's Revisions alone. A pod of no role counts where there is one role.
 *
 * @param pods - All of them.
 */
export function countPods(
  roles: readonly RoleReplicas[],
  pods: readonly PodFacts[],
  state: WorkloadState,
): RoleReplicas[] {
  const isOf = (role: string, pod: PodFacts) =>
    pod.role === undefined ? roles.length === 1 : pod.role === role;
  return roles.map(replicas =>
    isCounted(replicas) || !replicasMatter(state)
      ? replicas
      : {
          ...replicas,
          ready: pods.filter(
            pod =>
              isOf(replicas.role, pod) &&
              pod.ready &&
              pod.deletedAt === undefined,
          ).length,
        },
  );
}

function isCounted({ ready, succeeded }: RoleReplicas): boolean {
  return ready !== undefined || succeeded !== undefined;
}

/** Whether missing pods are worth a look: they are not while work waits, pauses or has ended. */
export function replicasMatter(state: WorkloadState): boolean {
  return (
    state === 'Running' ||
    state === 'Ready' ||
    state === 'NotReady' ||
    state === 'Restarting'
  );
}
