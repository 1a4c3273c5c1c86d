import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  mlSourceReadPermission,
  RESOURCE_TYPE_ML_WORKLOAD,
} from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from '@mlport/backstage-plugin-ml-node';

/**
 * Everybody sees the ML work of their own teams and the forms that they sent themselves, and the
 * platform team sees all. What is about neither is allowed.
 */
export class TeamsPolicy implements PermissionPolicy {
  readonly #platformTeam: string;

  /** @param platformTeam - The full entity reference of the group that sees all. */
  constructor(platformTeam: string) {
    this.#platformTeam = platformTeam;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(this.#platformTeam)) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_ML_WORKLOAD)) {
      // Groups only: the same for all members of a team, so that they share one live view.
      const teams = claims.filter(claim => claim.startsWith('group:'));
      return createMlWorkloadConditionalDecision(
        permission,
        mlWorkloadConditions.isOwnedBy({ claims: teams }),
      );
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
      // What was filled in, and the log, are of whoever filled it in.
      return createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: user ? [user.info.userEntityRef] : [],
        }),
      );
    }
    if (
      // Lists all tasks, and tries templates that nobody has reviewed.
      isPermission(permission, templateManagementPermission) ||
      // Counts the objects of all teams.
      isPermission(permission, mlSourceReadPermission) ||
      // Reads what the portal's own account can read, whoever's it is.
      isPermission(permission, kubernetesProxyPermission)
    ) {
      return { result: AuthorizeResult.DENY };
    }
    return { result: AuthorizeResult.ALLOW };
  }
}
