import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadCondition } from '@mlport/backstage-plugin-ml-common';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import styles from './FactList.module.css';

/** The conditions of the object's status as they stand there, in the cluster's own words. */
export function ConditionList(props: {
  conditions: readonly WorkloadCondition[];
}) {
  const { conditions } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  if (conditions.length === 0) {
    return <p className={styles.none}>{t('panel.conditions.none')}</p>;
  }
  return (
    <ul className={styles.facts}>
      {conditions.map(({ type, status, reason, message, since }) => (
        <li key={type} className={styles.fact}>
          <span className={styles.lead}>
            <bdi className={styles.word}>
              {t('panel.conditions.status', { type, status })}
            </bdi>
            <span className={styles.side}>{since && <Age at={since} />}</span>
          </span>
          {message && <bdi className={styles.message}>{message}</bdi>}
          {reason && <bdi className={styles.about}>{reason}</bdi>}
        </li>
      ))}
    </ul>
  );
}
