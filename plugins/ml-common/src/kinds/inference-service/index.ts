import { WorkloadReading } from '../../workload';
import { defineKind } from '../defineKind';
import { DEPLOYMENT_KIND } from '../deployment';
import { combineDeployments } from './combineDeployments';
import { manifest } from './manifest';
import { read } from './read';

/** An InferenceService of KServe, in Standard or Knative mode. */
export const inferenceService = defineKind<WorkloadReading>({
  id: 'inference-service',
  title: 'InferenceService',
  group: 'serving.kserve.io',
  kind: 'InferenceService',
  plural: 'inferenceservices',
  versions: ['v1beta1'],
  namespaced: true,
  category: 'serving',
  reads: 'workload',
  related: [{ by: 'owner', kind: DEPLOYMENT_KIND }],
  podSelector: ({ meta }) => `serving.kserve.io/inferenceservice=${meta.name}`,
  read,
  combine: combineDeployments,
  manifest,
});
