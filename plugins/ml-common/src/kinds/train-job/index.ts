import { CLUSTER_TRAINING_RUNTIME_KIND } from '../cluster-training-runtime';
import { defineKind } from '../defineKind';
import { JOB_SET_KIND, JOB_SET_LABEL } from '../job-set';
import { ADMISSION_KIND } from '../kueue-workload';
import { TRAINING_RUNTIME_KIND } from '../training-runtime';
import { combineTrainJob } from './combineTrainJob';
import { generator } from './generator';
import { manifest } from './manifest';
import { read } from './read';
import { runtimeOf } from './runtimeOf';
import { TrainJobReading } from './TrainJobReading';

/** A TrainJob of the Kubeflow Trainer. */
export const trainJob = defineKind<TrainJobReading>({
  id: 'train-job',
  title: 'TrainJob',
  group: 'trainer.kubeflow.org',
  kind: 'TrainJob',
  plural: 'trainjobs',
  versions: ['v1alpha1'],
  namespaced: true,
  category: 'training',
  reads: 'workload',
  related: [
    { by: 'owner', kind: ADMISSION_KIND },
    { by: 'owner', kind: JOB_SET_KIND },
    {
      by: 'name',
      kind: TRAINING_RUNTIME_KIND,
      name: object => runtimeOf(object, 'TrainingRuntime'),
    },
    {
      by: 'name',
      kind: CLUSTER_TRAINING_RUNTIME_KIND,
      name: object => runtimeOf(object, 'ClusterTrainingRuntime'),
    },
  ],
  // Its JobSet has its name, and its pods the label of the set.
  podSelector: ({ meta }) => `${JOB_SET_LABEL}=${meta.name}`,
  read,
  combine: combineTrainJob,
  manifest,
  generator,
});
