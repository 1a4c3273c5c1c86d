import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { RiBox3Line, RiSignalWifiErrorLine } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { NoTracking } from '../sources/NoTracking';
import { TableSkeleton } from '../table/TableSkeleton';
import { mlTranslationRef } from '../translation';
import { registerCode } from './registerCode';

/** No model is registered, or nobody knows whether one is. */
export function NoModels({ sources }: { sources: readonly TrackingStatus[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  if (sources.length === 0) {
    return <NoTracking />;
  }
  if (sources.some(({ freshness }) => freshness === 'syncing')) {
    return <TableSkeleton />;
  }
  const isKnown = sources.some(
    ({ freshness }) => freshness === 'fresh' || freshness === 'stale',
  );
  if (!isKnown) {
    return (
      <Notice
        icon={RiSignalWifiErrorLine}
        title={t('models.empty.unreachableTitle')}
      >
        <p>{t('models.empty.unreachableText')}</p>
      </Notice>
    );
  }
  return (
    <Notice icon={RiBox3Line} title={t('models.empty.title')}>
      <p>{t('models.empty.text')}</p>
      <CopyBlock
        label={t('models.empty.code')}
        text={registerCode('fraud-detector')}
      />
      <p>{t('models.empty.hidden')}</p>
    </Notice>
  );
}
