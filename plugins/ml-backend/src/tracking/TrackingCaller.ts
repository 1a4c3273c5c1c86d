import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { WorkloadScope } from '../workloads/WorkloadScope';

/** Somebody who may read what is tracked, as far as the catalog shows it to them. */
export interface TrackingCaller {
  credentials: BackstageCredentials;
  /** Equal for credentials to which the catalog shows the same. */
  key: string;
  /** A service sees what has no entity too. */
  seesAll: boolean;
  /** What the caller may see of the clusters; absent when that is nothing. */
  workloads?: WorkloadScope;
}
