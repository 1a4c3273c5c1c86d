import {
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { WorkloadKey } from './api';

/**
 * The resource type of the permissions that are decided workload by workload.
 *
 * @public
 */
export const RESOURCE_TYPE_ML_WORKLOAD = 'ml-workload';

/**
 * Read which ML work runs on the clusters, and its state. A conditional decision narrows every list,
 * count and stream to the workloads that meet it.
 *
 * @public
 */
export const mlWorkloadReadPermission = createPermission({
  name: 'ml.workload.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ML_WORKLOAD,
});

/**
 * Read what the containers of a workload print. Apart from {@link mlWorkloadReadPermission}, because
 * logs can hold data and secrets even after masking.
 *
 * @public
 */
export const mlWorkloadLogsReadPermission = createPermission({
  name: 'ml.workload.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ML_WORKLOAD,
});

/**
 * Read the Kubernetes object of a workload as YAML. Apart from {@link mlWorkloadReadPermission},
 * because an object can hold secrets even after masking.
 *
 * @public
 */
export const mlWorkloadManifestReadPermission = createPermission({
  name: 'ml.workload.manifest.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ML_WORKLOAD,
});

/**
 * Read the quotas of the clusters and how much of them is used. Not decided team by team: teams of a
 * cohort borrow from each other, so what one may use depends on what the others do.
 *
 * @public
 */
export const mlQuotaReadPermission = createPermission({
  name: 'ml.quota.read',
  attributes: { action: 'read' },
});

/**
 * Read how the clusters are read: how many objects each source holds, how often its watch broke, and
 * how to repair it. Without it a viewer learns of the sources of what they may see only how fresh
 * they are, and why not.
 *
 * @public
 */
export const mlSourceReadPermission = createPermission({
  name: 'ml.source.read',
  attributes: { action: 'read' },
});

/**
 * Read experiments, runs, registered models and their versions. Which of them is decided by the
 * catalog: a model or an experiment is shown to whom its entity is shown.
 *
 * @public
 */
export const mlTrackingReadPermission = createPermission({
  name: 'ml.tracking.read',
  attributes: { action: 'read' },
});

/**
 * The permissions that are decided workload by workload.
 *
 * @public
 */
export const mlWorkloadPermissions: ResourcePermission<
  typeof RESOURCE_TYPE_ML_WORKLOAD
>[] = [
  mlWorkloadReadPermission,
  mlWorkloadLogsReadPermission,
  mlWorkloadManifestReadPermission,
];

/**
 * All permissions of the `ml` plugin.
 *
 * @public
 */
export const mlPermissions = [
  ...mlWorkloadPermissions,
  mlQuotaReadPermission,
  mlSourceReadPermission,
  mlTrackingReadPermission,
];

/**
 * How a permission request names a workload, as the `resourceRef` of `usePermission`.
 *
 * @public
 */
export function stringifyWorkloadRef({ cluster, uid }: WorkloadKey): string {
  return `${cluster}/${uid}`;
}
