import {
  RoleReplicas,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';

/** One role and how many of its pods are where the manifest wants them. */
export interface RoleCount {
  role: string;
  /** `2/3`; a figure that nobody has reported is a dash. */
  count: string;
  /** Whether all that the manifest asks for are there. */
  complete: boolean;
}

/**
 * The pods per role: `Master 1/1`, `Worker 2/3`. Pods that ended well count as there, since a
 * finished role is complete and not empty.
 */
export function formatReplicas(roles: readonly RoleReplicas[]): RoleCount[] {
  return roles.map(({ role, desired, ready, succeeded }) => {
    const known = ready !== undefined || succeeded !== undefined;
    const there = (ready ?? 0) + (succeeded ?? 0);
    return {
      role,
      count: `${known ? there : '–'}/${desired ?? '–'}`,
      complete: known && desired !== undefined && there >= desired,
    };
  });
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
