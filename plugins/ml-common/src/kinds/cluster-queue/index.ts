import { QuotaReading } from '../../quota';
import { defineKind } from '../defineKind';
import { read } from './read';

export * from './readFlavorQuotas';
export * from './readUsability';

/** The Kueue ClusterQueue: what its users are entitled to, and what is taken. */
export const clusterQueue = defineKind<QuotaReading>({
  id: 'cluster-queue',
  title: 'ClusterQueue',
  group: 'kueue.x-k8s.io',
  kind: 'ClusterQueue',
  plural: 'clusterqueues',
  versions: ['v1beta2', 'v1beta1'],
  namespaced: false,
  category: 'queueing',
  reads: 'quota',
  read,
});
