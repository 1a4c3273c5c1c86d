import { pendingInClusterQueue, pendingInLocalQueue } from './pendingWorkloads';
import { ResourceType, Subresource } from './ResourceType';

/** Who waits, in the order in which Kueue tries them. */
function waiting(compute: Subresource['compute']) {
  return {
    pendingworkloads: {
      verbs: ['get'],
      kind: 'PendingWorkloadsSummary',
      compute,
    },
  };
}

const COMMON = {
  group: 'visibility.kueue.x-k8s.io',
  versions: [{ name: 'v1beta2' }, { name: 'v1beta1' }],
  // Kueue's own server is made of the same parts as the API server, and answers as it does.
  builtIn: true,
  virtual: true,
};

/** Kueue's visibility API, as its server has it from 0.12 on (`pkg/visibility/storage`). */
export const visibilityResources: ResourceType[] = [
  {
    ...COMMON,
    plural: 'clusterqueues',
    singular: 'clusterqueue',
    kind: 'PendingWorkloadsSummary',
    namespaced: false,
    subresources: waiting(pendingInClusterQueue),
  },
  {
    ...COMMON,
    plural: 'localqueues',
    singular: 'localqueue',
    kind: 'PendingWorkloadsSummary',
    namespaced: true,
    subresources: waiting(pendingInLocalQueue),
  },
];
