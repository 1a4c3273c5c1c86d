import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Container } from '@backstage/ui';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { useMemo } from 'react';
import { useLiveSources } from '../live/useLiveSources';
import { LoadFailure } from '../notices/LoadFailure';
import { TableSkeleton } from '../table/TableSkeleton';
import theme from '../theme/readable.module.css';
import { NowProvider } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { clusterListFailure } from './clusterListFailure';
import { ClusterSection } from './ClusterSection';
import { NoClusterList, NoClusters } from './NoClusters';
import styles from './Sources.module.css';
import { ClusterSummary, summarizeSources } from './summarizeSources';

/** Every cluster and kind: how fresh, how much, what is wrong, and what to do about it. */
export function Sources() {
  const { t } = useTranslationRef(mlTranslationRef);
  const { value: sources, error, retry } = useLiveSources();
  return (
    <NowProvider>
      <Container>
        {!sources && !error && <TableSkeleton rows={4} />}
        {!sources && error && <LoadFailure error={error} onRetry={retry} />}
        {sources && (
          <div className={`${styles.clusters} ${theme.readable}`}>
            {error && (
              <Alert
                status="warning"
                icon
                title={t('sources.old', { cause: error.message })}
              />
            )}
            <Clusters sources={sources} />
          </div>
        )}
      </Container>
    </NowProvider>
  );
}

function Clusters({ sources }: { sources: readonly SourceStatus[] }) {
  const clusters = useMemo(
    () =>
      summarizeSources(sources).sort(
        (a, b) => Number(hasTrouble(b)) - Number(hasTrouble(a)),
      ),
    [sources],
  );
  const failure = clusterListFailure(sources);
  if (failure) {
    return <NoClusterList error={failure} />;
  }
  if (clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <>
      {clusters.map(summary => (
        <ClusterSection key={summary.cluster} summary={summary} />
      ))}
    </>
  );
}

/** What somebody has to do something about comes first. */
function hasTrouble({ sources }: ClusterSummary): boolean {
  return sources.some(
    ({ error, freshness }) => error !== undefined && freshness !== 'missing',
  );
}
