import { QuotaReading } from '../../quota';
import { defineKind } from '../defineKind';
import { read } from './read';

/** The Kueue LocalQueue: where a team sends its work, and what it got through it. */
export const localQueue = defineKind<QuotaReading>({
  id: 'local-queue',
  title: 'LocalQueue',
  group: 'kueue.x-k8s.io',
  kind: 'LocalQueue',
  plural: 'localqueues',
  versions: ['v1beta2', 'v1beta1'],
  namespaced: true,
  category: 'queueing',
  reads: 'quota',
  read,
});
