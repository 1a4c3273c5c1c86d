import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read which ML work runs on the clusters, and its state.
 *
 * @public
 */
export const mlWorkloadReadPermission = createPermission({
  name: 'ml.workload.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of the `ml` plugin.
 *
 * @public
 */
export const mlPermissions = [mlWorkloadReadPermission];
