import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { formatWhy } from '../format/why';
import { mlTranslationRef } from '../translation';
import styles from './WhyCell.module.css';

/**
 * Why work is where it is: progress where it is known, the explanation, else the reason in words and
 * the cluster's sentence.
 */
export function WhyCell({ item }: { item: WorkloadItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { reason, message, progress, share } = formatWhy(t, item);
  const restarts = item.restarts
    ? t('why.restarts', { count: item.restarts })
    : undefined;
  const facts = [progress, reason].filter(Boolean);
  // Without a reason the sentence takes its place. Restarts come after the cluster's; an explanation
  // needs the room, and counts them where they matter.
  const spoken = facts.length === 0 && message !== undefined;
  const lead = spoken
    ? message
    : [...facts, restarts].filter(Boolean).join(' · ');
  const spare = item.why ? undefined : restarts;
  const rest = spoken ? spare : message;
  if (!lead) {
    return <span className={styles.nothing}>{t('table.none')}</span>;
  }
  return (
    <div className={styles.why} title={item.why ?? item.message}>
      <div className={styles.lead}>
        {share !== undefined && (
          <span className={styles.bar} aria-hidden>
            <span style={{ width: `${share * 100}%` }} />
          </span>
        )}
        <bdi className={styles.line} data-alone={!rest || undefined}>
          {lead}
        </bdi>
      </div>
      {rest && <bdi className={styles.rest}>{rest}</bdi>}
    </div>
  );
}
