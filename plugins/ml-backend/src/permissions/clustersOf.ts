import { NotFoundError } from '@backstage/errors';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { WorkloadScope } from '../workloads/WorkloadScope';

/** A cluster that somebody may know of. */
export interface KnownCluster {
  name: string;
  title?: string;
}

/** The clusters that somebody may see work of, in the order of their names. */
export function clustersOf(
  sources: readonly SourceStatus[],
  scope: WorkloadScope,
): KnownCluster[] {
  const known = new Map<string, KnownCluster>();
  for (const { cluster, clusterTitle, group, kind } of scope.sources(sources)) {
    // Stands in for all sources while it is not known which clusters there are.
    if (group !== '' || kind !== 'Cluster') {
      known.set(cluster, {
        name: cluster,
        ...(clusterTitle !== undefined && { title: clusterTitle }),
      });
    }
  }
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Sees to it that somebody may know of a cluster.
 *
 * @throws NotFoundError when there is none of that name, or the caller may see no work of it.
 */
export function needCluster(
  cluster: string,
  sources: readonly SourceStatus[],
  scope: WorkloadScope,
): void {
  if (!clustersOf(sources, scope).some(({ name }) => name === cluster)) {
    throw new NotFoundError(
      `There is no cluster '${cluster}', or you may not see it`,
    );
  }
}
