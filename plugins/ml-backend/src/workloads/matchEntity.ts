import { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';
import {
  EntityMatch,
  WORKLOAD_KIND_ANNOTATION,
  WORKLOAD_NAME_ANNOTATION,
} from '@mlport/backstage-plugin-ml-common';

const NAMESPACE_ANNOTATION = 'backstage.io/kubernetes-namespace';
const CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

/**
 * How an entity says which work is its own: by the annotations of the kubernetes plugin, with its
 * meaning. A label selector goes before an id; namespace and cluster only narrow. An entity that
 * has neither selector nor id has no Kubernetes page there and claims nothing here.
 *
 * An entity that names one object by our own annotations means that one and no other, and claims
 * nothing: discovered entities do so, and what they show is unclaimed still.
 *
 * See `KubernetesFanOutHandler` and `SingleTenantServiceLocator` of
 * `@backstage/plugin-kubernetes-backend` and `isKubernetesAvailable` of
 * `@backstage/plugin-kubernetes-react`.
 */
export function matchEntity(entity: Pick<Entity, 'metadata'>): EntityMatch {
  const annotations = entity.metadata.annotations ?? {};
  const selector = annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION];
  const id = annotations[KUBERNETES_ANNOTATION];
  const namespace = annotations[NAMESPACE_ANNOTATION];
  const cluster = annotations[CLUSTER_ANNOTATION];
  const narrow = {
    ...(namespace && { namespace }),
    ...(cluster && { cluster }),
  };
  const kind = annotations[WORKLOAD_KIND_ANNOTATION];
  const name = annotations[WORKLOAD_NAME_ANNOTATION];
  if (kind && name) {
    return { by: 'object', kind, name, ...narrow };
  }
  if (selector) {
    return { by: 'label-selector', selector, ...narrow };
  }
  if (id) {
    return {
      by: 'kubernetes-id',
      selector: `${KUBERNETES_ANNOTATION}=${id}`,
      ...narrow,
    };
  }
  return { by: 'none' };
}
