import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mlTrackingReadPermission } from '@mlport/backstage-plugin-ml-common';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { TrackingCaller } from './TrackingCaller';

/**
 * Lets in who may read what is tracked. Which of it the catalog decides; who may see no work on the
 * clusters still sees models, and no endpoints of them.
 *
 * @throws NotAllowedError without `ml.tracking.read`.
 */
export async function admitCaller(
  credentials: BackstageCredentials,
  options: {
    permissions: Pick<PermissionsService, 'authorize'>;
    authorizer: Pick<WorkloadAuthorizer, 'scopeOf'>;
  },
): Promise<TrackingCaller> {
  const { permissions, authorizer } = options;
  const [[decision], workloads] = await Promise.all([
    permissions.authorize([{ permission: mlTrackingReadPermission }], {
      credentials,
    }),
    scopeOrNothing(authorizer.scopeOf(credentials)),
  ]);
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You lack the permission '${mlTrackingReadPermission.name}'; ask an administrator of this portal for it`,
    );
  }
  const principal = principalOf(credentials);
  return {
    credentials,
    key: JSON.stringify(principal),
    seesAll: principal.type === 'service',
    ...(workloads && { workloads }),
  };
}

async function scopeOrNothing(
  scope: Promise<WorkloadScope>,
): Promise<WorkloadScope | undefined> {
  try {
    return await scope;
  } catch (error) {
    if (error instanceof NotAllowedError) {
      return undefined;
    }
    throw error;
  }
}

/** Who it is, and through which service, without what changes from token to token. */
function principalOf({ principal }: BackstageCredentials) {
  const known = principal as {
    type?: string;
    userEntityRef?: string;
    subject?: string;
    actor?: { subject?: string };
  };
  return {
    type: known.type,
    name: known.userEntityRef ?? known.subject,
    actor: known.actor?.subject,
  };
}
