import {
  WORKLOAD_KIND_ANNOTATION,
  WORKLOAD_NAME_ANNOTATION,
  WorkloadAddress,
  qualifiedKind,
} from '@mlport/backstage-plugin-ml-common';
import { discoveredObjectName } from '@mlport/backstage-plugin-ml-node';
import { Place } from '../placing/Placer';
import { DiscoveredEntity } from './DiscoveredEntity';
import { buildEntity, webUrl } from './buildEntity';
import { plainText } from './plainText';
import { clusterSourceKey } from './sourceKey';

const MOST_URLS = 10;

/** An endpoint, as far as its entities are concerned. */
export interface Endpoint extends WorkloadAddress {
  /** Where it was last known to answer. */
  urls: readonly string[];
  /** The pods that are its own, as a label selector, where that follows from its name. */
  podSelector?: string;
}

/**
 * The entities of an endpoint: a `Component` of type `ml-model-server` and the `API` that it
 * provides.
 *
 * @param dependsOn - The models that it serves, as entity references.
 */
export function endpointEntities(
  endpoint: Endpoint,
  place: Place,
  dependsOn: readonly string[] = [],
): DiscoveredEntity[] {
  const { cluster, namespace, kind, name, podSelector } = endpoint;
  const shared = {
    name: discoveredObjectName(endpoint),
    source: clusterSourceKey('endpoints', endpoint),
    title: `${name} (${namespace}, ${cluster})`,
  };
  // Nothing on the cluster says how far along it is.
  const stage = { lifecycle: 'unknown', ...place };
  const component = buildEntity({
    ...shared,
    kind: 'Component',
    description: `${kind} ${name} in the namespace ${namespace} on the cluster ${cluster}.`,
    annotations: {
      'backstage.io/kubernetes-cluster': cluster,
      'backstage.io/kubernetes-namespace': namespace,
      'backstage.io/kubernetes-label-selector': podSelector,
      [WORKLOAD_KIND_ANNOTATION]: qualifiedKind(endpoint),
      [WORKLOAD_NAME_ANNOTATION]: name,
    },
    spec: {
      type: 'ml-model-server',
      ...stage,
      providesApis: [`api:default/${shared.name}`],
      ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
    },
  });
  const api = buildEntity({
    ...shared,
    kind: 'API',
    description: `What ${name} on the cluster ${cluster} answers to.`,
    spec: {
      type: 'ml-inference',
      ...stage,
      definition: definitionOf(endpoint),
    },
  });
  return [component, api];
}

/** The objects of a cluster say where an endpoint answers, and not in what words. */
function definitionOf({ cluster, namespace, kind, name, urls }: Endpoint) {
  const places = urls
    .flatMap(url => webUrl(url) ?? [])
    .slice(0, MOST_URLS)
    .map(url => `- ${plainText(url, url.length)}`);
  return [
    `The model server ${name} (${kind}) in the namespace ${namespace} on the cluster ${cluster}.`,
    ...(places.length > 0
      ? ['It answers at:', places.join('\n')]
      : ['Where it answers is not known.']),
    'Which protocol it speaks is not known: the objects on the cluster do not say it. An entity that declares this endpoint can give its definition.',
  ].join('\n\n');
}
