import { WorkloadReading } from '../../workload';
import { defineKind } from '../defineKind';
import { isModelServer, podSelector, serverManifest } from '../model-server';
import { read } from './read';

/** The id under which what is made of Deployments names it as related. */
export const DEPLOYMENT_KIND = 'deployment';

/** A Deployment, where it serves a model. */
export const deployment = defineKind<WorkloadReading>({
  id: DEPLOYMENT_KIND,
  title: 'Deployment',
  group: 'apps',
  kind: 'Deployment',
  plural: 'deployments',
  versions: ['v1'],
  namespaced: true,
  category: 'serving',
  reads: 'workload',
  relevant: isModelServer,
  podSelector,
  read,
  // Kueue queues the pods of a Deployment one by one, those of a StatefulSet as a group.
  manifest: serverManifest(true),
});
