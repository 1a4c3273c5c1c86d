import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { mlWorkloadReadPermission } from '@mlport/backstage-plugin-ml-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

/**
 * Lets through who may read which ML work runs on the clusters.
 *
 * @throws NotAllowedError when the permission policy denies it.
 */
export async function authorizeWorkloadRead(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<void> {
  const [decision] = await permissions.authorize(
    [{ permission: mlWorkloadReadPermission }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `Reading ML workloads needs the permission '${mlWorkloadReadPermission.name}'; ask an administrator of this portal for it`,
    );
  }
}
