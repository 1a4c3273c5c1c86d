import {
  FitSnapshot,
  FlavorReading,
  NodeReading,
  QuotaReading,
  kindByGroupKind,
  parseManifest,
  splitApiVersion,
} from '@mlport/backstage-plugin-ml-common';
import { ClusterObject, ClusterState } from './ClusterView';

/** What the platform knows of a cluster when it foresees. */
export function fitSnapshot(state: ClusterState): FitSnapshot {
  const { clusterQueues, localQueues, cohorts, resourceQuotas } = state;
  const quotas = [clusterQueues, localQueues, cohorts, resourceQuotas].flat();
  return {
    quotas: quotas.flatMap(object => read<QuotaReading>(object)),
    flavors: new Map(
      state.flavors
        .flatMap(object => read<FlavorReading>(object))
        .map(({ name, reading }) => [name, reading]),
    ),
    nodes: state.nodes
      .flatMap(object => read<NodeReading>(object))
      .map(({ reading }) => reading),
    missing: [],
  };
}

function read<T>(object: ClusterObject) {
  const parsed = parseManifest(object);
  if (!parsed.ok) {
    throw new Error(parsed.problem.message);
  }
  const { group } = splitApiVersion(object.apiVersion);
  const kind = kindByGroupKind(group, object.kind);
  if (!kind?.relevant(parsed.value)) {
    return [];
  }
  const { name, namespace } = object.metadata;
  return [{ name, namespace, reading: kind.read(parsed.value) as T }];
}
