import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { formatAge } from '../format/time';
import { LiveSnapshot } from '../live/LiveSnapshot';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import styles from './ConnectionMark.module.css';

/** Whether changes reach the page as they happen. */
export function ConnectionMark({ live }: { live: LiveSnapshot }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const { connection, connectionCause, heardAt } = live;
  const cause = connectionCause ?? t('sources.noAnswer');
  const titles = {
    live: undefined,
    paused: undefined,
    reconnecting: t('connection.reconnectingTitle', {
      cause,
      age: formatAge(t, now - (heardAt ?? now)),
    }),
    ended: t('connection.endedTitle', { cause }),
  };
  return (
    <span
      className={styles.mark}
      data-connection={connection}
      title={titles[connection]}
      role="status"
    >
      <span className={styles.dot} aria-hidden />
      {t(`connection.${connection}`)}
    </span>
  );
}
