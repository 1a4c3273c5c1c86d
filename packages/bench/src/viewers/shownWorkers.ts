type Cluster = {
  resources?: { resources?: Job[] }[];
};

type Job = {
  metadata?: { uid?: string };
  status?: { replicaStatuses?: { Worker?: { active?: number } } };
};

/**
 * The jobs of an answer of the kubernetes plugin, with their active workers.
 *
 * @param objects - `ObjectsByEntityResponse` of `@backstage/plugin-kubernetes-common`.
 */
export function* shownWorkers(objects: unknown): Generator<[string, number]> {
  const { items = [] } = objects as { items?: Cluster[] };
  for (const { resources = [] } of items) {
    for (const { resources: jobs = [] } of resources) {
      for (const { metadata, status } of jobs) {
        const active = status?.replicaStatuses?.Worker?.active;
        if (metadata?.uid && active !== undefined) {
          yield [metadata.uid, active];
        }
      }
    }
  }
}
