import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { RiBrainLine, RiServerLine } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { mlTranslationRef } from '../translation';

const CLUSTER_CONFIG = `kubernetes:
  serviceLocatorMethod:
    type: multiTenant
  clusterLocatorMethods:
    - type: config
      clusters:
        - name: prod
          url: https://kubernetes.example.com
          authProvider: serviceAccount
          serviceAccountToken: \${K8S_TOKEN}`;

/** Nothing runs anywhere, or there is nowhere to look. */
export function NothingYet({ sources }: { sources: readonly SourceStatus[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  if (sources.length === 0) {
    return (
      <Notice icon={RiServerLine} title={t('empty.noClusterTitle')}>
        <p>{t('empty.noClusterText')}</p>
        <CopyBlock label="app-config.yaml" text={CLUSTER_CONFIG} />
      </Notice>
    );
  }
  return (
    <Notice icon={RiBrainLine} title={t('empty.nothingTitle')}>
      <p>{t('empty.nothingText')}</p>
    </Notice>
  );
}
