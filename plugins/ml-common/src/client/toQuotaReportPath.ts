import { QuotaAddress } from '../api';

/**
 * The path of the report of a quota in the API. Quotas of the whole cluster have no namespace, so a
 * dash stands for it, which no namespace is called.
 */
export function toQuotaReportPath(address: QuotaAddress): string {
  const { cluster, kind, namespace, name } = address;
  const parts = [cluster, kind, namespace ?? '-', name];
  return `/quotas/report/${parts.map(encodeURIComponent).join('/')}`;
}
