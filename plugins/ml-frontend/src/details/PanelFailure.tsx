import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  mlWorkloadReadPermission,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { formatAge } from '../format/time';
import { statusOf } from '../notices/statusOf';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { Remark } from './Remark';
import styles from './PanelFailure.module.css';

/** Why there are no details, or none newer than those shown. */
export function PanelFailure(props: {
  error: Error;
  address: WorkloadAddress;
  /** When what is shown was collected, where something is. */
  seenAt: string | undefined;
  onRetry(): void;
}) {
  const { error, address, seenAt, onRetry } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const cause = error.message;
  const status = statusOf(error);
  if (seenAt) {
    const age = formatAge(t, now - Date.parse(seenAt));
    return (
      <Remark>
        {status === 404
          ? t('panel.gone', { age })
          : t('panel.outdated', { cause, age })}
      </Remark>
    );
  }
  switch (status) {
    case 403:
      return (
        <Remark>
          {t('panel.permission', { permission: mlWorkloadReadPermission.name })}
        </Remark>
      );
    case 404:
      return (
        <div role="alert" className={styles.gone}>
          <h3>{t('panel.goneTitle', { name: address.name })}</h3>
          <p>{t('panel.goneText', { cluster: address.cluster })}</p>
        </div>
      );
    default:
      return (
        <div>
          <Remark>{t('panel.failed', { cause })}</Remark>
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('error.retry')}
          </Button>
        </div>
      );
  }
}
