import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert } from '@backstage/ui';
import {
  QUOTA_CLUSTER_ANNOTATION,
  QUOTA_KIND_ANNOTATION,
  QUOTA_NAME_ANNOTATION,
  QuotaAddress,
  QuotaReportResponse,
} from '@mlport/backstage-plugin-ml-common';
import { RiScales3Line } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { LoadFailure } from '../notices/LoadFailure';
import { Notice } from '../notices/Notice';
import { SourcesStrip } from '../sources/SourcesStrip';
import { TableSkeleton } from '../table/TableSkeleton';
import theme from '../theme/readable.module.css';
import { NowProvider } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { ClusterQuotas } from './ClusterQuotas';
import { quotaOfEntity } from './quotaOfEntity';
import { useQuotaPanel } from './useQuotaPanel';
import { useQuotaReport } from './useQuotaReports';
import styles from './Quotas.module.css';

const EXAMPLE = `metadata:
  annotations:
    ${QUOTA_CLUSTER_ANNOTATION}: prod
    ${QUOTA_KIND_ANNOTATION}: ClusterQueue.kueue.x-k8s.io
    ${QUOTA_NAME_ANNOTATION}: team-vision`;

/** The quota that an entity stands for, live. */
export function EntityQuota() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(mlTranslationRef);
  const address = quotaOfEntity(entity);
  if (!address) {
    const name = entity.metadata.title ?? entity.metadata.name;
    return (
      <Notice
        icon={RiScales3Line}
        title={t('quotas.entity.title', { entity: name })}
      >
        <p>{t('quotas.entity.text')}</p>
        <CopyBlock label="catalog-info.yaml" text={EXAMPLE} />
      </Notice>
    );
  }
  return (
    <NowProvider>
      <LiveQuota address={address} />
    </NowProvider>
  );
}

function LiveQuota({ address }: { address: QuotaAddress }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { value, error, retry } = useQuotaReport(address);
  if (!value) {
    return error ? (
      <LoadFailure error={error} onRetry={retry} />
    ) : (
      <TableSkeleton rows={3} />
    );
  }
  return (
    <>
      {error && (
        <Alert
          status="warning"
          icon
          title={t('quotas.old', { cause: error.message })}
        />
      )}
      <OneQuota answer={value} />
    </>
  );
}

function OneQuota({ answer }: { answer: QuotaReportResponse }) {
  const { item, cluster, sources } = answer;
  const panel = useQuotaPanel(sources);
  return (
    <div className={styles.split}>
      <div className={`${styles.page} ${theme.readable}`}>
        <SourcesStrip sources={sources} />
        <ClusterQuotas cluster={cluster} reports={[item]} onOpen={panel.open} />
      </div>
      {panel.element}
    </div>
  );
}
