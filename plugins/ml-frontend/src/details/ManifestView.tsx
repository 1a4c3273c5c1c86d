import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  mlWorkloadManifestReadPermission,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { useCallback } from 'react';
import { mlApiRef } from '../api/mlApiRef';
import { mlTranslationRef } from '../translation';
import { CodeBox } from './CodeBox';
import { CopyButton } from './CopyButton';
import { PartFailure } from './PartFailure';
import { useAnswer } from './useAnswer';
import styles from './LogViewer.module.css';

/** The object as the cluster has it, asked for when it is opened. */
export function ManifestView({ address }: { address: WorkloadAddress }) {
  const api = useApi(mlApiRef);
  const { t } = useTranslationRef(mlTranslationRef);
  const { value, error, retry } = useAnswer(
    useCallback(
      (signal: AbortSignal) => api.getWorkloadManifest(address, { signal }),
      [api, address],
    ),
  );
  if (error) {
    return (
      <PartFailure
        error={error}
        permission={mlWorkloadManifestReadPermission.name}
        onRetry={retry}
      />
    );
  }
  if (!value) {
    return <p className={styles.note}>{t('panel.yaml.loading')}</p>;
  }
  return (
    <div className={styles.viewer}>
      <div className={styles.tools}>
        <span className={styles.note}>{t('panel.yaml.label')}</span>
        <span className={styles.end}>
          <CopyButton text={value.yaml} />
        </span>
      </div>
      <CodeBox label={t('panel.yaml.title')} wrap={false}>
        {value.yaml}
      </CodeBox>
    </div>
  );
}
