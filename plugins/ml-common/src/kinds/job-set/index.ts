import { WorkloadReading } from '../../workload';
import { defineKind } from '../defineKind';
import { ADMISSION_KIND, combineAdmission } from '../kueue-workload';
import { manifest } from './manifest';
import { read } from './read';

export * from './steps';

/** The id under which kinds that are made of a JobSet name it as related. */
export const JOB_SET_KIND = 'job-set';

/** The label that a JobSet puts on its pods; its value is the set's name. */
export const JOB_SET_LABEL = 'jobset.sigs.k8s.io/jobset-name';

/** A JobSet: several groups of Jobs that start, end and restart together. */
export const jobSet = defineKind<WorkloadReading>({
  id: JOB_SET_KIND,
  title: 'JobSet',
  group: 'jobset.x-k8s.io',
  kind: 'JobSet',
  plural: 'jobsets',
  versions: ['v1alpha2'],
  namespaced: true,
  category: 'training',
  reads: 'workload',
  related: [{ by: 'owner', kind: ADMISSION_KIND }],
  podSelector: ({ meta }) => `${JOB_SET_LABEL}=${meta.name}`,
  read,
  combine: combineAdmission,
  manifest,
});
