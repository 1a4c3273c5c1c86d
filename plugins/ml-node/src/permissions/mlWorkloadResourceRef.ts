import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ML_WORKLOAD } from '@mlport/backstage-plugin-ml-common';

/**
 * What of a workload decides who may see it.
 *
 * @public
 */
export interface MlWorkloadResource {
  /** The name of its cluster. */
  cluster: string;
  namespace?: string;
  /** The API group of its kind. */
  group: string;
  /** Its Kubernetes kind. */
  kind: string;
  /**
   * The owner of its namespace: a full entity reference in lower case. Never what a catalog entity
   * claims, for anybody can register an entity.
   */
  owner?: string;
}

/**
 * A rule as data: the workloads whose field is one of the values.
 *
 * @public
 */
export interface MlWorkloadFilter {
  field: 'cluster' | 'namespace' | 'kind' | 'owner';
  values: string[];
}

/**
 * The resource that `ml.workload.read` and its like are about: for policies, and for modules of the
 * `ml` plugin that add rules.
 *
 * @public
 */
export const mlWorkloadResourceRef = createPermissionResourceRef<
  MlWorkloadResource,
  MlWorkloadFilter
>().with({ pluginId: 'ml', resourceType: RESOURCE_TYPE_ML_WORKLOAD });
