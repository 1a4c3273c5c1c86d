import {
  Kind,
  Named,
  NodeReading,
  QuotaReading,
  Reading,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings, MirrorReading } from '../clusters/ClusterReadings';
import { WorkloadMirror } from '../clusters/WorkloadMirror';

/** What of a cluster explains the work on it. */
export interface ClusterContext {
  quotas: readonly Named<QuotaReading>[];
  nodes: readonly Named<NodeReading>[];
  /** Whether what is not held of a kind of runtimes, by its id, is known not to exist. */
  knowsRuntimes(kindId: string): boolean;
  /** Whether a queue that is not held is known not to exist. */
  knowsQueues: boolean;
}

/** The present context of the work on one cluster. */
export function clusterContext(
  cluster: string,
  known: { mirror: WorkloadMirror & ClusterReadings; kinds: readonly Kind[] },
): ClusterContext {
  const { mirror, kinds } = known;
  const fresh = new Set(
    mirror
      .sources()
      .filter(
        source => source.cluster === cluster && source.freshness === 'fresh',
      )
      .map(({ group, kind }) => `${group}/${kind}`),
  );
  const isFresh = ({ group, kind }: Kind) => fresh.has(`${group}/${kind}`);
  const doors = kinds.filter(
    ({ reads, namespaced }) => reads === 'quota' && namespaced,
  );
  return {
    quotas: mirror.readings('quota', cluster).map(toNamed),
    nodes: mirror.readings('node', cluster).map(toNamed),
    knowsRuntimes: kindId =>
      kinds.some(
        kind => kind.id === kindId && kind.reads === 'runtime' && isFresh(kind),
      ),
    knowsQueues: doors.length > 0 && doors.every(isFresh),
  };
}

function toNamed<T extends Reading>({
  meta,
  reading,
}: MirrorReading<T>): Named<T> {
  const { name, namespace } = meta;
  return { name, ...(namespace !== undefined && { namespace }), reading };
}
