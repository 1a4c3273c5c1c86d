import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { useMemo } from 'react';
import { sourcesRouteRef } from '../routes';
import { mlTranslationRef } from '../translation';
import { ClusterWords } from './ClusterWords';
import { FreshnessLabel } from './FreshnessLabel';
import styles from './SourcesStrip.module.css';
import { ClusterSummary, summarizeSources } from './summarizeSources';

/** Which clusters and kinds the page can be trusted on; the details are a page of their own. */
export function SourcesStrip(props: { sources: readonly SourceStatus[] }) {
  const { sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const details = useRouteRef(sourcesRouteRef);
  const clusters = useMemo(() => summarizeSources(sources), [sources]);
  if (clusters.length === 0) {
    return null;
  }
  return (
    <div className={styles.strip} role="group" aria-label={t('sources.label')}>
      <ul className={styles.clusters}>
        {clusters.map(cluster => (
          <ClusterItems key={cluster.cluster} cluster={cluster} />
        ))}
      </ul>
      {details && (
        <Link href={details()} className={styles.link}>
          {t('sources.label')}
        </Link>
      )}
    </div>
  );
}

function ClusterItems({ cluster }: { cluster: ClusterSummary }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { title, freshness, forbidden, unreachable } = cluster;
  return (
    <>
      <li>
        <FreshnessLabel freshness={freshness}>
          <bdi className={styles.name}>{title}</bdi>{' '}
          <ClusterWords cluster={cluster} />
        </FreshnessLabel>
      </li>
      {forbidden > 0 && (
        <li>
          <FreshnessLabel freshness="forbidden">
            {t('sources.kindsForbidden', { count: forbidden, cluster: title })}
          </FreshnessLabel>
        </li>
      )}
      {unreachable > 0 && (
        <li>
          <FreshnessLabel freshness="unreachable">
            {t('sources.kindsUnreachable', {
              count: unreachable,
              cluster: title,
            })}
          </FreshnessLabel>
        </li>
      )}
    </>
  );
}
