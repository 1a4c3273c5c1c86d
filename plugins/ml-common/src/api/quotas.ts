import { QuotaReading } from '../quota';
import { SourceStatus } from './workloads';

/**
 * One quota on a cluster: a ClusterQueue, a LocalQueue, a ResourceQuota.
 *
 * @public
 */
export interface QuotaItem {
  cluster: string;
  /** Absent for quotas of the whole cluster. */
  namespace?: string;
  /** The API group of the kind. */
  group: string;
  /** The Kubernetes kind. */
  kind: string;
  name: string;
  uid: string;
  /** The entity reference of the owner of its namespace; absent for quotas of the whole cluster. */
  owner?: string;
  quota: QuotaReading;
}

/**
 * The answer of `GET /quotas`.
 *
 * @public
 */
export interface ListQuotasResponse {
  items: QuotaItem[];
  sources: SourceStatus[];
}

/**
 * The answer of `GET /sources`.
 *
 * @public
 */
export interface ListSourcesResponse {
  items: SourceStatus[];
}
