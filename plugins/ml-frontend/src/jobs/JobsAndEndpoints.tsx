import { Container } from '@backstage/ui';
import { useState } from 'react';
import { useOwnRefs } from '../filters/useOwnRefs';
import { useWorkloadFilters } from '../filters/useWorkloadFilters';
import { LIST_FILTERS, toQuery } from '../filters/WorkloadFilters';
import { useLiveWorkloads } from '../live/useLiveWorkloads';
import { useSettled } from '../live/useSettled';
import { LoadFailure } from '../notices/LoadFailure';
import { TableSkeleton } from '../table/TableSkeleton';
import { NowProvider } from '../time/NowContext';
import { NothingYet } from './NothingYet';
import { WorkloadBrowser } from './WorkloadBrowser';

const NOBODY: readonly string[] = [];

/** Everything that trains or serves, on all clusters, live. */
export function JobsAndEndpoints() {
  const [filters, changeFilters] = useWorkloadFilters();
  const ownRefs = useOwnRefs() ?? NOBODY;
  // All rows are loaded once and filtered here, so that filters answer at once and every chip has
  // its count. Where there are too many for that, the backend filters.
  const [tooMany, setTooMany] = useState(false);
  const settled = useSettled(filters);
  const live = useLiveWorkloads(tooMany ? toQuery(settled, ownRefs) : {});
  if (live.capped && !tooMany) {
    setTooMany(true);
  }
  return (
    <NowProvider>
      <Container>
        {live.phase === 'loading' && <TableSkeleton />}
        {live.phase === 'failed' && live.error && (
          <LoadFailure error={live.error} onRetry={live.retry} />
        )}
        {live.phase === 'ready' && (
          <WorkloadBrowser
            live={live}
            filters={filters}
            ownRefs={ownRefs}
            offer={LIST_FILTERS}
            scopes
            onChange={changeFilters}
            empty={<NothingYet sources={live.view.sources} />}
          />
        )}
      </Container>
    </NowProvider>
  );
}
