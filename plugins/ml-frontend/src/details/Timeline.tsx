import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { TimelineStep, WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { Translate } from '../format/Translate';
import { STATE_TONES } from '../format/stateGroups';
import { formatDuration, formatExact } from '../format/time';
import { StateIcon } from '../table/StateLabel';
import { Age } from '../time/Age';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { drawnSteps } from './timelineSteps';
import styles from './Timeline.module.css';

/** What happened to the work, and how long each part of it took. */
export function Timeline(props: {
  timeline: readonly TimelineStep[];
  item: WorkloadItem;
}) {
  const { timeline, item } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const steps = drawnSteps(timeline, item, now);
  if (steps.length === 0) {
    return null;
  }
  return (
    <section className={styles.timeline}>
      <h3 className={styles.title}>{t('panel.timeline.title')}</h3>
      <ol className={styles.steps} aria-label={t('panel.timeline.title')}>
        {steps.map(({ what, at, count, lasted, open }, index) => {
          const last = index === steps.length - 1;
          const time = new Date(at).toISOString();
          return (
            <li
              key={`${what} ${at}`}
              className={styles.step}
              data-open={open || undefined}
              data-tone={last ? STATE_TONES[item.state] : undefined}
            >
              <span className={styles.line} aria-hidden>
                {what === 'finished' ? (
                  <StateIcon state={item.state} />
                ) : (
                  <span className={styles.dot} />
                )}
                {lasted !== undefined && (
                  <span className={styles.lasted}>
                    {formatDuration(t, lasted)}
                  </span>
                )}
              </span>
              <span className={styles.what} title={formatExact(at)}>
                {stepName(t, what, item)}
                {count > 1 &&
                  ` ${t('panel.timeline.times', { number: String(count) })}`}
              </span>
              <span className={styles.when}>
                <Age at={time} />
              </span>
              {lasted !== undefined && (
                <VisuallyHidden>
                  {t(open ? 'panel.timeline.since' : 'panel.timeline.until', {
                    duration: formatDuration(t, lasted),
                  })}
                </VisuallyHidden>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function stepName(t: Translate, what: string, item: WorkloadItem): string {
  switch (what) {
    case 'created':
    case 'queued':
    case 'admitted':
    case 'started':
    case 'restarted':
    case 'evicted':
      return t(`panel.timeline.${what}`);
    case 'finished':
      return t(`state.${item.state}`);
    default:
      return what;
  }
}
