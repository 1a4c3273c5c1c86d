import { defineKind } from '../defineKind';
import { RuntimeReading } from '../Reading';
import { read } from './read';

/** The id under which training jobs name it as related. */
export const CLUSTER_TRAINING_RUNTIME_KIND = 'cluster-training-runtime';

/** What a TrainJob of any namespace leaves open. */
export const clusterTrainingRuntime = defineKind<RuntimeReading>({
  id: CLUSTER_TRAINING_RUNTIME_KIND,
  title: 'ClusterTrainingRuntime',
  group: 'trainer.kubeflow.org',
  kind: 'ClusterTrainingRuntime',
  plural: 'clustertrainingruntimes',
  versions: ['v1alpha1'],
  namespaced: false,
  category: 'training',
  reads: 'runtime',
  read,
});
