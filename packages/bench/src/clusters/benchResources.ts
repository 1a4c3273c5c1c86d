import { ResourceType, resources } from '@internal/demo';

/** Kinds that the kubernetes plugin lists by default, and that have nothing to do with ML. */
const OTHERS: [group: string, version: string, kind: string, plural: string][] =
  [
    ['', 'v1', 'Service', 'services'],
    ['', 'v1', 'ConfigMap', 'configmaps'],
    ['', 'v1', 'LimitRange', 'limitranges'],
    ['apps', 'v1', 'ReplicaSet', 'replicasets'],
    ['apps', 'v1', 'DaemonSet', 'daemonsets'],
    ['batch', 'v1', 'CronJob', 'cronjobs'],
    [
      'autoscaling',
      'v2',
      'HorizontalPodAutoscaler',
      'horizontalpodautoscalers',
    ],
    ['networking.k8s.io', 'v1', 'Ingress', 'ingresses'],
  ];

/** What the simulated clusters serve: all that either system asks for. */
export const benchResources: ResourceType[] = [
  ...resources,
  ...OTHERS.map(([group, version, kind, plural]) => ({
    group,
    versions: [{ name: version }],
    plural,
    singular: kind.toLowerCase(),
    kind,
    namespaced: true,
    builtIn: true,
  })).filter(
    ({ group, plural }) =>
      !resources.some(
        known => known.group === group && known.plural === plural,
      ),
  ),
];
