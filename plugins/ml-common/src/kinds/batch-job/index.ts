import { WorkloadReading } from '../../workload';
import { defineKind } from '../defineKind';
import { ADMISSION_KIND, combineAdmission } from '../kueue-workload';
import { generator } from './generator';
import { manifest } from './manifest';
import { podSelector } from './podSelector';
import { read } from './read';
import { relevant } from './relevant';

export * from './podsAtOnce';

/** A Job of Kubernetes itself, where it does ML work. */
export const batchJob = defineKind<WorkloadReading>({
  id: 'batch-job',
  title: 'Job',
  group: 'batch',
  kind: 'Job',
  plural: 'jobs',
  versions: ['v1'],
  namespaced: true,
  category: 'training',
  reads: 'workload',
  relevant,
  related: [{ by: 'owner', kind: ADMISSION_KIND }],
  podSelector,
  read,
  combine: combineAdmission,
  manifest,
  generator,
});
