import { defineKind } from '../defineKind';
import { AdmissionReading } from '../AdmissionReading';
import { ADMISSION_KIND } from './combineAdmission';
import { read } from './read';

export * from './combineAdmission';
export * from './labels';

/**
 * The Kueue Workload: whether a piece of work may start. Only those that a controller owns say
 * something about other work.
 */
export const kueueWorkload = defineKind<AdmissionReading>({
  id: ADMISSION_KIND,
  title: 'Kueue Workload',
  group: 'kueue.x-k8s.io',
  kind: 'Workload',
  plural: 'workloads',
  versions: ['v1beta2', 'v1beta1'],
  namespaced: true,
  category: 'queueing',
  reads: 'admission',
  relevant: object => object.meta.controllerUid !== undefined,
  read,
});
