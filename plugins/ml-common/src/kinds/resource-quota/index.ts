import { QuotaReading } from '../../quota';
import { defineKind } from '../defineKind';
import { read } from './read';

/** The Kubernetes ResourceQuota: what a namespace may hold at most; beyond that pods are refused. */
export const resourceQuota = defineKind<QuotaReading>({
  id: 'resource-quota',
  title: 'ResourceQuota',
  group: '',
  kind: 'ResourceQuota',
  plural: 'resourcequotas',
  versions: ['v1'],
  namespaced: true,
  category: 'platform',
  reads: 'quota',
  read,
});
