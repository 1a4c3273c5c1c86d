import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ModelVersionItem } from '@mlport/backstage-plugin-ml-common';
import { RiAlertFill } from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import styles from './models.module.css';

/** How the registration of a version stands, where it is not simply there; its stage where it has one. */
export function VersionStatus({ item }: { item: ModelVersionItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { status, statusMessage, stage } = item;
  return (
    <>
      {status === 'failed' && (
        <span className={styles.warning} title={statusMessage}>
          <RiAlertFill aria-hidden size={14} />
          {t('models.versions.status.failed')}
        </span>
      )}
      {(status === 'pending' || status === 'unknown') && (
        <span className={styles.below} title={statusMessage}>
          {t(`models.versions.status.${status}`)}
        </span>
      )}
      {stage && (
        <bdi className={styles.below}>
          {t('models.versions.stage', { stage })}
        </bdi>
      )}
    </>
  );
}
