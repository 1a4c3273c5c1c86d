import { ApiObject } from '../pocket/ApiObject';
import { CompanyCluster } from '../scenario/company';

/**
 * The queue that an object names; undefined for one that names none. A queue that is not there leads
 * to no ClusterQueue.
 */
export function queueOf(
  { metadata }: ApiObject,
  { queues, flavor }: CompanyCluster,
): { local: string; cluster: string; flavor: string } | undefined {
  const local = metadata.labels?.['kueue.x-k8s.io/queue-name'];
  const queue = queues.find(
    ({ localQueue, namespace }) =>
      localQueue === local && namespace === metadata.namespace,
  );
  return local
    ? { local, cluster: queue?.clusterQueue ?? '', flavor }
    : undefined;
}
