import {
  SourceStatus,
  TrackingSource,
} from '@mlport/backstage-plugin-ml-common';

/** What kind of thing is found in a source. */
export type SourceOf = 'models' | 'experiments' | 'endpoints' | 'quotas';

/** Names a source of a tracking server; the same in every process. */
export function trackingSourceKey(
  of: 'models' | 'experiments',
  { provider, instance, workspace = '' }: TrackingSource,
): string {
  return key(of, [provider, instance, workspace]);
}

/** Names a kind on a cluster; the same in every process. */
export function clusterSourceKey(
  of: 'endpoints' | 'quotas',
  { cluster, group, kind }: Pick<SourceStatus, 'cluster' | 'group' | 'kind'>,
): string {
  return key(of, [cluster, group, kind]);
}

/** What kind of thing is found in a source, by its key. */
export function sourceOf(sourceKey: string): string {
  return sourceKey.slice(0, sourceKey.indexOf('/'));
}

function key(of: SourceOf, parts: readonly string[]): string {
  return [of, ...parts.map(encodeURIComponent)].join('/');
}
