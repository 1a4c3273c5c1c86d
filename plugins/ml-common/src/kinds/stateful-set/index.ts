import { WorkloadReading } from '../../workload';
import { defineKind } from '../defineKind';
import { isModelServer, podSelector, serverManifest } from '../model-server';
import { read } from './read';

/** A StatefulSet, where it serves a model. */
export const statefulSet = defineKind<WorkloadReading>({
  id: 'stateful-set',
  title: 'StatefulSet',
  group: 'apps',
  kind: 'StatefulSet',
  plural: 'statefulsets',
  versions: ['v1'],
  namespaced: true,
  category: 'serving',
  reads: 'workload',
  relevant: isModelServer,
  podSelector,
  read,
  manifest: serverManifest(),
});
