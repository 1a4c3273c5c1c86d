import {
  ExperimentItem,
  ModelItem,
  QuotaItem,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { SourceOf } from '../entities/sourceKey';

/** What the `ml` plugin said in one round, and how far it can be trusted. */
export interface PlatformReading {
  models: readonly ModelItem[];
  experiments: readonly ExperimentItem[];
  quotas: readonly QuotaItem[];
  /** What serves and no entity claims. */
  endpoints: readonly WorkloadItem[];
  /** Whether what is not there is gone, rather than not read; by the key of a source. */
  isSettled(sourceKey: string): boolean;
  /** Whether all sources of such things are settled. */
  isWhole(of: SourceOf): boolean;
  /** What could not be asked, in words. */
  problems: readonly string[];
}
