import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { acceleratorSharing } from '@mlport/backstage-plugin-ml-common';
import { useMemo } from 'react';
import { isoTime } from '../curves/isoTime';
import { formatDuration } from '../format/time';
import { Age } from '../time/Age';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { ChosenRun } from './ChosenRuns';
import { Group, Row } from './compareParts';
import { compareTimes } from './comparison';
import { durationOf } from './runState';
import { RunStatus } from './RunStatusLabel';
import styles from './ComparePanel.module.css';

/** More digits would claim to know more than when a job was seen to begin and to end. */
const hours = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });

/** What the runs took: a row for each model of accelerator, since their times are never added. */
export function CostRows({ chosen }: { chosen: readonly ChosenRun[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const runs = useMemo(() => chosen.map(({ run }) => run), [chosen]);
  const times = useMemo(() => compareTimes(runs), [runs]);
  return (
    <Group title={t('experiments.compare.took')} span={runs.length}>
      {times.map(({ resource, product, values }) => (
        <Row
          key={JSON.stringify([resource, product])}
          title={
            <>
              <bdi>{modelOf(resource, product)}</bdi>
              <span className={styles.about}>
                {t('experiments.compare.times')}
              </span>
            </>
          }
          cells={values.map(held =>
            held ? <Held {...held} /> : t('table.none'),
          )}
        />
      ))}
      {times.length > 1 && (
        <tr>
          <td colSpan={runs.length + 1} className={styles.note}>
            {t('experiments.compare.timesNote')}
          </td>
        </tr>
      )}
      <Row
        title={t('experiments.columns.duration')}
        cells={runs.map(run => {
          const duration = durationOf(run, now);
          return duration === undefined
            ? t('table.none')
            : formatDuration(t, duration);
        })}
      />
      <Row
        title={t('experiments.columns.status')}
        cells={runs.map(({ runId, status }) => (
          <RunStatus key={runId} status={status} />
        ))}
      />
      <Row
        title={t('experiments.columns.started')}
        cells={runs.map(({ runId, startedAt }) => (
          <Age key={runId} at={isoTime(startedAt)} />
        ))}
      />
    </Group>
  );
}

/** A slice of a device is no device, so its product alone does not name it. */
function modelOf(resource: string, product: string | undefined): string {
  return product && acceleratorSharing(resource) === 'whole'
    ? product
    : [resource, product].filter(Boolean).join(' · ');
}

function Held({ count, seconds }: { count: number; seconds: number }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <>
      {t('experiments.compare.hours', {
        hours: hours.format((count * seconds) / 3_600),
      })}
      <span className={styles.about}>
        {count} × {formatDuration(t, seconds * 1_000)}
      </span>
    </>
  );
}
