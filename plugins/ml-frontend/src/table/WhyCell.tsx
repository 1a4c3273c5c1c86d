import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { formatWhy } from '../format/why';
import { mlTranslationRef } from '../translation';
import styles from './WhyCell.module.css';

/** Why work is where it is: progress where it is known, the reason in words, the cluster's sentence. */
export function WhyCell({ item }: { item: WorkloadItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { reason, message, progress, share } = formatWhy(t, item);
  const restarts = item.restarts
    ? t('why.restarts', { count: item.restarts })
    : undefined;
  const facts = [progress, reason, restarts].filter(Boolean).join(' · ');
  if (!facts && !message) {
    return <>{t('table.none')}</>;
  }
  return (
    <div className={styles.why} title={message}>
      {facts && (
        <div className={styles.facts}>
          {share !== undefined && share < 1 && (
            <span className={styles.bar} aria-hidden>
              <span style={{ width: `${share * 100}%` }} />
            </span>
          )}
          <bdi className={styles.line}>{facts}</bdi>
        </div>
      )}
      {message && (
        <bdi className={styles.message} data-alone={!facts || undefined}>
          {message}
        </bdi>
      )}
    </div>
  );
}
