import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceError } from '@mlport/backstage-plugin-ml-common';
import { RiPlugLine, RiServerLine } from '@remixicon/react';
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

/** There is nowhere to look: shows how to configure a cluster. */
export function NoClusters() {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Notice icon={RiServerLine} title={t('empty.noClusterTitle')}>
      <p>{t('empty.noClusterText')}</p>
      <CopyBlock label="app-config.yaml" text={CLUSTER_CONFIG} />
    </Notice>
  );
}

/** The list of clusters itself cannot be read: why, and the one next step. */
export function NoClusterList({ error }: { error: SourceError }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Notice icon={RiPlugLine} title={t('empty.noListTitle')}>
      <p>{t('empty.noListText', { cause: error.message })}</p>
      {error.fix && <p dir="auto">{error.fix}</p>}
    </Notice>
  );
}
