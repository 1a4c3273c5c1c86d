import { SourceError, SourceStatus } from '@mlport/backstage-plugin-ml-common';

/**
 * Why no cluster is known, when the list of clusters itself cannot be read. The backend then tells
 * of one source that is no kind of a cluster: `Cluster`, of no API group.
 */
export function clusterListFailure(
  sources: readonly SourceStatus[],
): SourceError | undefined {
  const [only, ...others] = sources;
  return others.length === 0 && only?.kind === 'Cluster' && only.group === ''
    ? only.error
    : undefined;
}
