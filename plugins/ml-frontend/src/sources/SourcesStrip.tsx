import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { RiArrowDownSLine } from '@remixicon/react';
import { useMemo } from 'react';
import { formatDuration } from '../format/time';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { FreshnessLabel } from './FreshnessLabel';
import { SourceDetails } from './SourceDetails';
import styles from './SourcesStrip.module.css';
import { ClusterSummary, summarizeSources } from './summarizeSources';

/** Which clusters and kinds the page can be trusted on; the details are behind a click. */
export function SourcesStrip(props: {
  sources: readonly SourceStatus[];
  onOpenChange?(open: boolean): void;
}) {
  const { sources, onOpenChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
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
      <DialogTrigger onOpenChange={onOpenChange}>
        <Button size="small" variant="tertiary" iconEnd={<RiArrowDownSLine />}>
          {t('sources.label')}
        </Button>
        <Popover placement="bottom end" className={styles.popover}>
          <SourceDetails clusters={clusters} />
        </Popover>
      </DialogTrigger>
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

/** `fresh`, or `stale 4 min (connection refused)`. */
function ClusterWords({ cluster }: { cluster: ClusterSummary }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const { freshness, asOf, cause } = cluster;
  const words =
    freshness === 'stale' && asOf
      ? t('sources.staleFor', {
          duration: formatDuration(t, now - Date.parse(asOf)),
        })
      : t(`freshness.${freshness}`);
  return <>{cause ? `${words} (${cause})` : words}</>;
}
