import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { QuotaReportCluster } from '@mlport/backstage-plugin-ml-common';
import { formatAge } from '../format/time';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';

/** What of a cluster could not be read, so that nobody takes the figures for all there is. */
export function GapsLine({ cluster }: { cluster: QuotaReportCluster }) {
  const { missing, asOf } = cluster;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  if (missing.length === 0) {
    return null;
  }
  const said = t('quotas.gaps.text', {
    parts: missing.map(part => t(`quotas.gaps.${part}`)).join(', '),
  });
  const since =
    asOf &&
    t('quotas.gaps.since', { age: formatAge(t, now - Date.parse(asOf)) });
  return (
    <Alert
      status="warning"
      icon
      title={[said, since].filter(Boolean).join(' ')}
    />
  );
}
