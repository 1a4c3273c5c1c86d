import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiServerLine } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { mlTranslationRef } from '../translation';

const MLFLOW_CONFIG = `ml:
  mlflow:
    instances:
      - name: main
        baseUrl: https://mlflow.example.com
        auth:
          type: bearer
          token: \${MLFLOW_TOKEN}`;

/** No tracking server is configured: shows how to connect one. */
export function NoTracking() {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Notice icon={RiServerLine} title={t('tracking.noneTitle')}>
      <p>{t('tracking.noneText')}</p>
      <CopyBlock label="app-config.yaml" text={MLFLOW_CONFIG} />
      <p>{t('tracking.noneAuth')}</p>
    </Notice>
  );
}
