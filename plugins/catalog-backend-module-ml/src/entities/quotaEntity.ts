import {
  QUOTA_CLUSTER_ANNOTATION,
  QUOTA_KIND_ANNOTATION,
  QUOTA_NAME_ANNOTATION,
  QUOTA_NAMESPACE_ANNOTATION,
  qualifiedKind,
  QuotaItem,
} from '@mlport/backstage-plugin-ml-common';
import { discoveredObjectName } from '@mlport/backstage-plugin-ml-node';
import { Place } from '../placing/Placer';
import { DiscoveredEntity } from './DiscoveredEntity';
import { buildEntity } from './buildEntity';
import { clusterSourceKey } from './sourceKey';

/** A quota, as far as its entity is concerned. */
export type QuotaObject = Pick<
  QuotaItem,
  'cluster' | 'namespace' | 'group' | 'kind' | 'name'
>;

/**
 * The entity of a quota: a `Resource` of type `gpu-quota`.
 *
 * @param dependsOn - The quota that it draws from, as an entity reference.
 */
export function quotaEntity(
  quota: QuotaObject,
  place: Place,
  dependsOn?: string,
): DiscoveredEntity {
  const { cluster, namespace, kind, name } = quota;
  const where = namespace === undefined ? cluster : `${namespace}, ${cluster}`;
  const within =
    namespace === undefined ? '' : `in the namespace ${namespace} `;
  return buildEntity({
    kind: 'Resource',
    name: discoveredObjectName(quota),
    source: clusterSourceKey('quotas', quota),
    title: `${name} (${where})`,
    description: `${kind} ${name} ${within}on the cluster ${cluster}.`,
    annotations: {
      [QUOTA_CLUSTER_ANNOTATION]: cluster,
      [QUOTA_NAMESPACE_ANNOTATION]: namespace,
      [QUOTA_KIND_ANNOTATION]: qualifiedKind(quota),
      [QUOTA_NAME_ANNOTATION]: name,
    },
    spec: {
      type: 'gpu-quota',
      ...place,
      ...(dependsOn !== undefined && { dependsOn: [dependsOn] }),
    },
  });
}
