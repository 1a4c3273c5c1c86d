import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { RiBrainLine } from '@remixicon/react';
import { Notice } from '../notices/Notice';
import { clusterListFailure } from '../sources/clusterListFailure';
import { NoClusterList, NoClusters } from '../sources/NoClusters';
import { mlTranslationRef } from '../translation';

/** Nothing runs anywhere, or there is nowhere to look. */
export function NothingYet({ sources }: { sources: readonly SourceStatus[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const failure = clusterListFailure(sources);
  if (failure) {
    return <NoClusterList error={failure} />;
  }
  if (sources.length === 0) {
    return <NoClusters />;
  }
  return (
    <Notice icon={RiBrainLine} title={t('empty.nothingTitle')}>
      <p>{t('empty.nothingText')}</p>
    </Notice>
  );
}
