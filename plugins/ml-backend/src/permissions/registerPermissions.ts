import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  mlQuotaReadPermission,
  mlSourceReadPermission,
  mlTrackingReadPermission,
  mlWorkloadPermissions,
  WorkloadKey,
} from '@mlport/backstage-plugin-ml-common';
import {
  MlWorkloadResource,
  mlWorkloadResourceRef,
  mlWorkloadRules,
} from '@mlport/backstage-plugin-ml-node';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { rememberOwners } from '../workloads/ownerRefs';

/**
 * Tells the permission framework which permissions and rules there are, and decides for it about
 * one workload at a time.
 *
 * @param find - Gives the row of a key, if there is one.
 */
export function registerPermissions(
  permissionsRegistry: PermissionsRegistryService,
  find: (key: WorkloadKey) => MirrorRow | undefined,
): void {
  const ownerOf = rememberOwners();
  permissionsRegistry.addResourceType({
    resourceRef: mlWorkloadResourceRef,
    permissions: mlWorkloadPermissions,
    rules: Object.values(mlWorkloadRules),
    async getResources(refs) {
      return refs.map(ref => {
        const key = parseWorkloadRef(ref);
        const row = key && find(key);
        return row && { ...toResource(row), owner: ownerOf(row.owner) };
      });
    },
  });
  permissionsRegistry.addPermissions([
    mlQuotaReadPermission,
    mlSourceReadPermission,
    mlTrackingReadPermission,
  ]);
}

function toResource({ cluster, kind, meta }: MirrorRow): MlWorkloadResource {
  return {
    cluster,
    ...(meta.namespace !== undefined && { namespace: meta.namespace }),
    group: kind.group,
    kind: kind.kind,
  };
}

/** The inverse of `stringifyWorkloadRef`; a uid has no slash, the name of a cluster may. */
function parseWorkloadRef(ref: string): WorkloadKey | undefined {
  const slash = ref.lastIndexOf('/');
  return slash < 0
    ? undefined
    : { cluster: ref.slice(0, slash), uid: ref.slice(slash + 1) };
}
