import { defineKind } from '../defineKind';
import { RuntimeReading } from '../Reading';
import { read } from './read';

export { NODE } from './read';

/** The id under which training jobs name it as related. */
export const TRAINING_RUNTIME_KIND = 'training-runtime';

/** What a TrainJob of its namespace leaves open. */
export const trainingRuntime = defineKind<RuntimeReading>({
  id: TRAINING_RUNTIME_KIND,
  title: 'TrainingRuntime',
  group: 'trainer.kubeflow.org',
  kind: 'TrainingRuntime',
  plural: 'trainingruntimes',
  versions: ['v1alpha1'],
  namespaced: true,
  category: 'training',
  reads: 'runtime',
  read,
});
