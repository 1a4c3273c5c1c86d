import { ApiObject } from './ApiObject';
import {
  clusterQueueFromV1beta1,
  clusterQueueToV1beta1,
  localQueueFromV1beta1,
  localQueueToV1beta1,
  workloadFromV1beta1,
  workloadToV1beta1,
} from './kueueVersions';
import { ResourceType, ServedVersion } from './ResourceType';

const KUEUE = 'kueue.x-k8s.io';
const STATUS = { status: { verbs: ['get', 'patch', 'update'] } };

/** The text is the one of Kueue's own CRDs. */
const DEPRECATED = 'This version is deprecated. Use v1beta2 instead.';

function kueueVersions(
  toV1beta1?: (object: ApiObject) => ApiObject,
  fromV1beta1?: (object: ApiObject) => ApiObject,
): ServedVersion[] {
  return [
    { name: 'v1beta2' },
    {
      name: 'v1beta1',
      deprecation: DEPRECATED,
      fromStored: toV1beta1 ?? (object => object),
      toStored: fromV1beta1 ?? (object => object),
    },
  ];
}

/** What Kueue makes of each job that it queues. */
export const workloadType: ResourceType = {
  group: KUEUE,
  versions: kueueVersions(workloadToV1beta1, workloadFromV1beta1),
  plural: 'workloads',
  singular: 'workload',
  kind: 'Workload',
  namespaced: true,
  builtIn: false,
  shortNames: ['kwl', 'kueueworkload', 'kueueworkloads'],
  subresources: STATUS,
};

/** Where a namespace sends its jobs. */
export const localQueueType: ResourceType = {
  group: KUEUE,
  versions: kueueVersions(localQueueToV1beta1, localQueueFromV1beta1),
  plural: 'localqueues',
  singular: 'localqueue',
  kind: 'LocalQueue',
  namespaced: true,
  builtIn: false,
  shortNames: ['queue', 'queues', 'lq'],
  subresources: STATUS,
};

/** Where the quota is. */
export const clusterQueueType: ResourceType = {
  group: KUEUE,
  versions: kueueVersions(clusterQueueToV1beta1, clusterQueueFromV1beta1),
  plural: 'clusterqueues',
  singular: 'clusterqueue',
  kind: 'ClusterQueue',
  namespaced: false,
  builtIn: false,
  shortNames: ['cq'],
  subresources: STATUS,
};

/** What Kueue 0.19 installs, as far as the platform reads it. */
export const kueueResources: ResourceType[] = [
  workloadType,
  localQueueType,
  clusterQueueType,
  {
    group: KUEUE,
    versions: kueueVersions(),
    plural: 'resourceflavors',
    singular: 'resourceflavor',
    kind: 'ResourceFlavor',
    namespaced: false,
    builtIn: false,
    shortNames: ['flavor', 'flavors', 'rf'],
  },
  {
    group: KUEUE,
    versions: kueueVersions(),
    plural: 'cohorts',
    singular: 'cohort',
    kind: 'Cohort',
    namespaced: false,
    builtIn: false,
    shortNames: ['co'],
    subresources: STATUS,
  },
];
