import { useWorkloadFilters } from '../filters/useWorkloadFilters';
import { TableSkeleton } from '../table/TableSkeleton';
import { WorkloadBrowser } from '../jobs/WorkloadBrowser';
import { LoadFailure } from '../notices/LoadFailure';
import { NowProvider } from '../time/NowContext';
import { EntityTracked } from './EntityTracked';
import { NewRunButton } from './NewRunButton';
import { NothingForEntity } from './NothingForEntity';
import { useEntityWorkloads } from './useEntityWorkloads';

const NOBODY: readonly string[] = [];

/** The jobs and endpoints of one entity, live, and what is tracked for it. */
export function EntityMlContent() {
  const { entity, live } = useEntityWorkloads();
  const [filters, changeFilters] = useWorkloadFilters();
  return (
    <NowProvider>
      <NewRunButton entity={entity} rows={live.view.rows} />
      {live.phase === 'loading' && <TableSkeleton rows={4} />}
      {live.phase === 'failed' && live.error && (
        <LoadFailure error={live.error} onRetry={live.retry} />
      )}
      {live.phase === 'ready' && (
        <WorkloadBrowser
          live={live}
          filters={{ ...filters, mine: false, unclaimed: false }}
          ownRefs={NOBODY}
          offer={['kind', 'state', 'cluster']}
          scopes={false}
          onChange={changeFilters}
          empty={<NothingForEntity entity={entity} match={live.view.match} />}
        />
      )}
      <EntityTracked entity={entity} />
    </NowProvider>
  );
}
