import { CatalogService } from '@backstage/plugin-catalog-node';
import { Clock } from '../clusters/Clock';
import { ClusterReadings } from '../clusters/ClusterReadings';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { EntityViews } from './EntityViews';
import { RunQueries } from './RunQueries';
import { TrackingBook } from './TrackingBook';

/** What answers about what is tracked are made of. */
export interface TrackingDeps {
  tracked: TrackingBook;
  runs: RunQueries;
  views: EntityViews;
  book: Pick<WorkloadBook, 'entry' | 'entries' | 'sources'>;
  readings: Pick<ClusterReadings, 'rowAt'>;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  clock: Clock;
}
