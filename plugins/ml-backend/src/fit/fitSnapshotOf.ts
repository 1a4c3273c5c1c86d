import {
  FitSnapshot,
  FitSource,
  Kind,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings } from '../clusters/ClusterReadings';

/** What a snapshot is made of. */
export interface FitSnapshotOptions {
  readings: ClusterReadings;
  /** In full, of all clusters. */
  sources: readonly SourceStatus[];
  kinds: readonly Kind[];
}

/**
 * What one cluster grants and has, as the mirror holds it now.
 *
 * @param showsNamespace - Whether the caller may know of the quotas of a namespace; those of the
 *   whole cluster and its nodes are taken for shown.
 */
export function fitSnapshotOf(
  cluster: string,
  options: FitSnapshotOptions,
  showsNamespace: (namespace: string) => boolean,
): FitSnapshot {
  const { readings } = options;
  const used = usedSources(cluster, options);
  const [asOf] = used.flatMap(({ status }) => status.asOf ?? []).sort();
  return {
    quotas: readings
      .readings('quota', cluster)
      .filter(
        ({ meta: { namespace } }) =>
          namespace === undefined || showsNamespace(namespace),
      )
      .map(({ meta: { namespace, name }, reading }) => ({
        ...(namespace !== undefined && { namespace }),
        name,
        reading,
      })),
    flavors: new Map(
      readings
        .readings('flavor', cluster)
        .map(({ meta, reading }) => [meta.name, reading]),
    ),
    nodes: readings.readings('node', cluster).map(({ reading }) => reading),
    ...(asOf !== undefined && { asOf }),
    missing: [
      ...new Set(
        used.filter(({ status }) => !isWhole(status)).map(({ part }) => part),
      ),
    ],
  };
}

/** A kind that the cluster does not serve has no objects, and that is all there is to know. */
export function isWhole({ freshness }: SourceStatus): boolean {
  return freshness === 'fresh' || freshness === 'missing';
}

function usedSources(
  cluster: string,
  { sources, kinds }: FitSnapshotOptions,
): { part: FitSource; status: SourceStatus }[] {
  return sources
    .filter(status => status.cluster === cluster)
    .flatMap(status => {
      const kind = kinds.find(
        each => each.group === status.group && each.kind === status.kind,
      );
      const part = kind && partOf(kind);
      return part ? [{ part, status }] : [];
    });
}

/** Which part of a snapshot the objects of a kind are. */
export function partOf({
  reads,
  namespaced,
  group,
}: Kind): FitSource | undefined {
  switch (reads) {
    case 'quota':
      return namespaced && group === '' ? 'namespace-quotas' : 'queues';
    case 'flavor':
      return 'flavors';
    case 'node':
      return 'nodes';
    default:
      return undefined;
  }
}
