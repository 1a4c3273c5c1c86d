import { WorkloadReading } from '../../workload';
import { defineKind } from '../defineKind';
import { ADMISSION_KIND, combineAdmission } from '../kueue-workload';
import { generator } from './generator';
import { manifest } from './manifest';
import { read } from './read';

/** A PyTorchJob of the Kubeflow Training Operator. */
export const pytorchJob = defineKind<WorkloadReading>({
  id: 'pytorch-job',
  title: 'PyTorchJob',
  group: 'kubeflow.org',
  kind: 'PyTorchJob',
  plural: 'pytorchjobs',
  versions: ['v1'],
  namespaced: true,
  category: 'training',
  reads: 'workload',
  related: [{ by: 'owner', kind: ADMISSION_KIND }],
  podSelector: ({ meta }) =>
    `training.kubeflow.org/job-name=${meta.name},training.kubeflow.org/operator-name=pytorchjob-controller`,
  read,
  combine: combineAdmission,
  manifest,
  generator,
});
