import { ResourceType } from './ResourceType';

function plain(
  group: string,
  kind: string,
  shortNames: string[],
  plural = `${kind.toLowerCase()}s`,
): ResourceType {
  return {
    group,
    versions: [{ name: 'v1' }],
    plural,
    singular: kind.toLowerCase(),
    kind,
    namespaced: true,
    builtIn: true,
    shortNames,
  };
}

/** What is applied beside jobs and servers. It is kept, and nothing comes of it. */
export const plainResources: ResourceType[] = [
  plain('', 'ConfigMap', ['cm']),
  plain('', 'Service', ['svc']),
  plain('', 'ServiceAccount', ['sa']),
  plain('', 'PersistentVolumeClaim', ['pvc']),
  plain('networking.k8s.io', 'NetworkPolicy', ['netpol'], 'networkpolicies'),
  plain('networking.k8s.io', 'Ingress', ['ing'], 'ingresses'),
  plain('policy', 'PodDisruptionBudget', ['pdb']),
  {
    ...plain('gateway.networking.k8s.io', 'HTTPRoute', []),
    builtIn: false,
  },
];
