import {
  Kind,
  ListTargetsResponse,
  SourceStatus,
  TargetCluster,
  TargetNamespace,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { clustersOf, KnownCluster } from '../permissions/clustersOf';
import { namespacesOf } from '../permissions/namespacesOf';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { acceleratorsOf } from './acceleratorsOf';
import { queuesOf } from './queuesOf';

/** Reserved for Kubernetes: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/. */
const SYSTEM_PREFIX = 'kube-';

/** What the answer is made of. */
export interface TargetsOptions {
  readings: ClusterReadings;
  /** In full, of all clusters. */
  sources: readonly SourceStatus[];
  kinds: readonly Kind[];
}

/**
 * Where somebody can send work who may see the quotas of clusters: the clusters and namespaces where
 * they may see work, with what is free.
 */
export function listTargets(
  options: TargetsOptions,
  scope: WorkloadScope,
): ListTargetsResponse {
  return {
    items: clustersOf(options.sources, scope).map(cluster =>
      targetOf(cluster, options, scope),
    ),
  };
}

function targetOf(
  { name, title }: KnownCluster,
  options: TargetsOptions,
  scope: WorkloadScope,
): TargetCluster {
  const { readings, sources, kinds } = options;
  const ofCluster = sources.filter(({ cluster }) => cluster === name);
  return {
    name,
    ...(title !== undefined && { title }),
    namespaces: targetNamespaces(name, options, scope),
    accelerators: acceleratorsOf(readings.readings('node', name)),
    kinds: kinds
      .filter(kind => kind.generator && isServed(kind, ofCluster))
      .map(({ kind }) => kind),
    sources: scope
      .sources(ofCluster)
      .filter(
        source =>
          source.freshness !== 'fresh' &&
          kinds.some(kind => isOf(kind, source) && isUsed(kind)),
      ),
  };
}

function targetNamespaces(
  cluster: string,
  options: TargetsOptions,
  scope: WorkloadScope,
): TargetNamespace[] {
  const queues = queuesOf(options.readings.readings('quota', cluster));
  return namespacesOf(cluster, options, scope)
    .filter(({ name }) => !name.startsWith(SYSTEM_PREFIX))
    .map(namespace => ({
      ...namespace,
      queues: queues.get(namespace.name) ?? [],
    }));
}

/** A kind has a version once a discovery found it, also when it may not be read. */
function isServed(kind: Kind, sources: readonly SourceStatus[]): boolean {
  return sources.some(
    source => isOf(kind, source) && source.version !== undefined,
  );
}

function isUsed({ reads }: Kind): boolean {
  return reads === 'quota' || reads === 'node' || reads === 'namespace';
}

function isOf({ group, kind }: Kind, source: SourceStatus): boolean {
  return group === source.group && kind === source.kind;
}
