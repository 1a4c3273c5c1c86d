import { JsonObject } from './ApiObject';
import { kueueResources } from './kueueResources';
import { visibilityResources } from './visibilityResources';
import { mlResources } from './mlResources';
import { plainResources } from './plainResources';
import { ResourceType } from './ResourceType';

const STATUS = { status: { verbs: ['get', 'patch', 'update'] } };

/**
 * Everything that the pocket server serves. The lists of selectable fields are those of the real
 * server: `pkg/apis/{core,batch}/v1/conversion.go` of k8s.io/kubernetes.
 */
export const resources: ResourceType[] = [
  {
    group: '',
    versions: [{ name: 'v1' }],
    plural: 'namespaces',
    singular: 'namespace',
    kind: 'Namespace',
    namespaced: false,
    builtIn: true,
    shortNames: ['ns'],
    subresources: STATUS,
    selectableFields: ['status.phase'],
    defaults: object => ({
      ...object,
      metadata: {
        ...object.metadata,
        labels: {
          ...object.metadata.labels,
          'kubernetes.io/metadata.name': object.metadata.name ?? '',
        },
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    }),
  },
  {
    group: '',
    versions: [{ name: 'v1' }],
    plural: 'pods',
    singular: 'pod',
    kind: 'Pod',
    namespaced: true,
    builtIn: true,
    shortNames: ['po'],
    categories: ['all'],
    subresources: { ...STATUS, log: { verbs: ['get'] } },
    selectableFields: [
      'spec.nodeName',
      'spec.restartPolicy',
      'spec.schedulerName',
      'spec.serviceAccountName',
      'spec.hostNetwork',
      'status.phase',
      'status.podIP',
      'status.podIPs',
      'status.nominatedNodeName',
    ],
    defaults: object => ({
      ...object,
      status: { phase: 'Pending', ...(object.status as JsonObject) },
    }),
    deletionGracePeriodSeconds: 30,
  },
  {
    group: '',
    versions: [{ name: 'v1' }],
    plural: 'events',
    singular: 'event',
    kind: 'Event',
    namespaced: true,
    builtIn: true,
    shortNames: ['ev'],
    selectableFields: [
      'involvedObject.kind',
      'involvedObject.namespace',
      'involvedObject.name',
      'involvedObject.uid',
      'involvedObject.apiVersion',
      'involvedObject.resourceVersion',
      'involvedObject.fieldPath',
      'reason',
      'reportingComponent',
      'source',
      'type',
    ],
  },
  {
    group: '',
    versions: [{ name: 'v1' }],
    plural: 'nodes',
    singular: 'node',
    kind: 'Node',
    namespaced: false,
    builtIn: true,
    shortNames: ['no'],
    subresources: STATUS,
    selectableFields: ['spec.unschedulable'],
  },
  {
    group: '',
    versions: [{ name: 'v1' }],
    plural: 'resourcequotas',
    singular: 'resourcequota',
    kind: 'ResourceQuota',
    namespaced: true,
    builtIn: true,
    shortNames: ['quota'],
    subresources: STATUS,
  },
  {
    group: 'batch',
    versions: [{ name: 'v1' }],
    plural: 'jobs',
    singular: 'job',
    kind: 'Job',
    namespaced: true,
    builtIn: true,
    categories: ['all'],
    subresources: STATUS,
    selectableFields: ['status.successful'],
    defaults: object => ({ ...object, status: {} }),
  },
  {
    group: 'kubeflow.org',
    versions: [{ name: 'v1' }],
    plural: 'pytorchjobs',
    singular: 'pytorchjob',
    kind: 'PyTorchJob',
    namespaced: true,
    builtIn: false,
    subresources: {
      ...STATUS,
      scale: {
        verbs: ['get', 'patch', 'update'],
        kind: 'Scale',
        group: 'autoscaling',
      },
    },
  },
  ...kueueResources,
  ...visibilityResources,
  ...mlResources,
  ...plainResources,
];
