import { Kind } from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { WorkloadScope } from '../workloads/WorkloadScope';

/** A namespace, as far as it decides who may see the work in it. */
export interface KnownNamespace {
  name: string;
  /** The entity reference of its owner. */
  owner?: string;
}

/**
 * The namespaces of a cluster in which somebody may see work of some kind, in the order of their
 * names; without those that are being deleted. Where namespaces may not be listed, those that have a
 * quota.
 */
export function namespacesOf(
  cluster: string,
  known: { readings: ClusterReadings; kinds: readonly Kind[] },
  scope: WorkloadScope,
): KnownNamespace[] {
  const { readings, kinds } = known;
  const found = new Map<string, KnownNamespace>();
  const add = (name: string, owner: string | undefined) =>
    found.set(name, { name, ...(owner !== undefined && { owner }) });
  for (const { meta, owner } of readings.readings('quota', cluster)) {
    if (meta.namespace !== undefined) {
      add(meta.namespace, owner);
    }
  }
  for (const { meta, owner } of readings.readings('namespace', cluster)) {
    if (meta.deletedAt === undefined) {
      add(meta.name, owner);
    } else {
      found.delete(meta.name);
    }
  }
  return [...found.values()]
    .filter(namespace => seesNamespace(cluster, namespace, kinds, scope))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether somebody may see work of some kind in a namespace, be it there or not. */
export function seesNamespace(
  cluster: string,
  { name, owner }: KnownNamespace,
  kinds: readonly Kind[],
  scope: WorkloadScope,
): boolean {
  const meta = {
    namespace: name,
    name: '',
    uid: '',
    resourceVersion: '',
    labels: {},
    annotations: {},
  };
  return kinds.some(
    kind =>
      kind.reads === 'workload' && scope.shows({ cluster, kind, meta, owner }),
  );
}
