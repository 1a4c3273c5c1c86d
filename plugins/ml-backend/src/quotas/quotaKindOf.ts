import { Kind } from '@mlport/backstage-plugin-ml-common';

/** A kind as addresses and annotations of quotas name it: `ClusterQueue.kueue.x-k8s.io`. */
export function quotaKindOf({
  kind,
  group,
}: Pick<Kind, 'kind' | 'group'>): string {
  return group === '' ? kind : `${kind}.${group}`;
}
