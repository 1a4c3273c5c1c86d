import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EventFacts } from '@mlport/backstage-plugin-ml-common';
import { formatReason } from '../format/why';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import styles from './FactList.module.css';

/** What the cluster said about the work and its parts, the newest first. */
export function EventList({ events }: { events: readonly EventFacts[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  if (events.length === 0) {
    return <p className={styles.none}>{t('panel.events.none')}</p>;
  }
  return (
    <ul className={styles.facts}>
      {events.map((event, index) => (
        // Events have no identity of their own here, and are replaced as a whole.
        // eslint-disable-next-line react/no-array-index-key
        <li key={index} className={styles.fact}>
          <span className={styles.lead}>
            <span
              className={styles.word}
              data-warning={event.type === 'Warning' || undefined}
            >
              {event.type === 'Warning' && `${t('panel.events.warning')}: `}
              <bdi title={event.reason}>
                {formatReason(event.reason, event.about.kind ?? '')}
              </bdi>
            </span>
            <span className={styles.side}>
              {event.count > 1 &&
                `${t('panel.events.times', {
                  number: String(event.count),
                })} · `}
              {event.at !== undefined && (
                <Age at={new Date(event.at).toISOString()} />
              )}
            </span>
          </span>
          <bdi className={styles.message}>{event.message}</bdi>
          <bdi className={styles.about}>
            {[event.about.kind, event.about.name, event.container]
              .filter(Boolean)
              .join(' ')}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
