import { Entity } from '@backstage/catalog-model';
import {
  QUOTA_CLUSTER_ANNOTATION,
  QUOTA_KIND_ANNOTATION,
  QUOTA_NAME_ANNOTATION,
  QUOTA_NAMESPACE_ANNOTATION,
  QuotaAddress,
} from '@mlport/backstage-plugin-ml-common';

/** The quota that an entity stands for, by its annotations; nothing where they do not name one. */
export function quotaOfEntity({ metadata }: Entity): QuotaAddress | undefined {
  const { annotations = {} } = metadata;
  const cluster = annotations[QUOTA_CLUSTER_ANNOTATION];
  const kind = annotations[QUOTA_KIND_ANNOTATION];
  const name = annotations[QUOTA_NAME_ANNOTATION];
  const namespace = annotations[QUOTA_NAMESPACE_ANNOTATION];
  return cluster && kind && name
    ? { cluster, kind, name, ...(namespace && { namespace }) }
    : undefined;
}
