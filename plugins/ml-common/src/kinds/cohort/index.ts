import { QuotaReading } from '../../quota';
import { defineKind } from '../defineKind';
import { read } from './read';

/** The Kueue Cohort: queues that lend each other what they do not use. */
export const cohort = defineKind<QuotaReading>({
  id: 'cohort',
  title: 'Cohort',
  group: 'kueue.x-k8s.io',
  kind: 'Cohort',
  plural: 'cohorts',
  versions: ['v1beta2', 'v1beta1'],
  namespaced: false,
  category: 'queueing',
  reads: 'quota',
  read,
});
