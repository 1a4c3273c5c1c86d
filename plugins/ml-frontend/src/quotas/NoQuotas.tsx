import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  mlQuotaReadPermission,
  SourceStatus,
} from '@mlport/backstage-plugin-ml-common';
import { RiScales3Line } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { clusterListFailure } from '../sources/clusterListFailure';
import { NoClusterList, NoClusters } from '../sources/NoClusters';
import { mlTranslationRef } from '../translation';

const EXAMPLE = `apiVersion: v1
kind: ResourceQuota
metadata:
  name: gpus
  namespace: team-vision
spec:
  hard:
    requests.nvidia.com/gpu: '8'`;

/** There is no quota to see: what would be here, and how one comes to be. */
export function NoQuotas(props: { sources: readonly SourceStatus[] }) {
  const { sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const failure = clusterListFailure(sources);
  if (failure) {
    return <NoClusterList error={failure} />;
  }
  if (sources.length === 0) {
    return <NoClusters />;
  }
  return (
    <Notice icon={RiScales3Line} title={t('quotas.empty.title')}>
      <p>{t('quotas.empty.text')}</p>
      <p>
        {t('quotas.empty.permission', {
          permission: mlQuotaReadPermission.name,
        })}
      </p>
      <CopyBlock label={t('quotas.empty.example')} text={EXAMPLE} />
    </Notice>
  );
}
