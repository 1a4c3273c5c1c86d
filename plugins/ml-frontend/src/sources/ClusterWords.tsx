import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { formatDuration } from '../format/time';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { ClusterSummary } from './summarizeSources';

/** How a whole cluster is: `fresh`, or `stale 4 min (connection refused)`. */
export function ClusterWords({ cluster }: { cluster: ClusterSummary }) {
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
