import { WorkloadAddress } from '../api';

/**
 * The path of a workload in the API. The core group has no name, so a word stands for it.
 */
export function toWorkloadPath(address: WorkloadAddress): string {
  const { cluster, namespace, group, kind, name } = address;
  const parts = [cluster, namespace, group || 'core', kind, name];
  return `/workloads/${parts.map(encodeURIComponent).join('/')}`;
}
