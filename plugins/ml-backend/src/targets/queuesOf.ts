import { QuotaReading, TargetQueue } from '@mlport/backstage-plugin-ml-common';
import { MirrorReading } from '../clusters/ClusterReadings';

/**
 * The queues of one cluster by their namespace, in the order of their names. What is free is told by
 * the ClusterQueue, since all of its LocalQueues share it; who asks may see it.
 */
export function queuesOf(
  quotas: readonly MirrorReading<QuotaReading>[],
): ReadonlyMap<string, TargetQueue[]> {
  const clusterQueues = new Map(
    quotas
      .filter(({ reading }) => reading.scope === 'cluster')
      .map(({ meta, reading }) => [meta.name, reading] as const),
  );
  const queues = new Map<string, TargetQueue[]>();
  for (const { meta, reading } of quotas) {
    if (reading.scope === 'local' && meta.deletedAt === undefined) {
      const { parent } = reading;
      const behind =
        parent === undefined ? undefined : clusterQueues.get(parent);
      const ofNamespace = queues.get(meta.namespace ?? '') ?? [];
      ofNamespace.push(queueOf(meta.name, reading, behind));
      queues.set(meta.namespace ?? '', ofNamespace);
    }
  }
  for (const ofNamespace of queues.values()) {
    ofNamespace.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  return queues;
}

function queueOf(
  name: string,
  local: QuotaReading,
  behind: QuotaReading | undefined,
): TargetQueue {
  // What closes either closes the queue.
  const decides =
    local.usable === false || behind?.usable === undefined ? local : behind;
  const { usable, message } = decides;
  const pending = behind?.pending ?? local.pending;
  return {
    name,
    ...(local.parent !== undefined && { clusterQueue: local.parent }),
    ...(usable !== undefined && { usable }),
    ...(usable === false && message !== undefined && { message }),
    resources: (behind ?? local).resources,
    ...(pending !== undefined && { pending }),
  };
}
