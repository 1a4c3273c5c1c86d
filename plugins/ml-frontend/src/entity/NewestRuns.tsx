import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ExperimentItem } from '@mlport/backstage-plugin-ml-common';
import { useCallback } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { isoTime } from '../curves/isoTime';
import { RunStatusLabel } from '../experiments/RunStatusLabel';
import { NO_VIEW, writeRunsView } from '../experiments/RunsView';
import { useLivePoll } from '../live/useLivePoll';
import { RunLink } from '../models/RunLink';
import { experimentsRouteRef } from '../routes';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { EVERY_MS } from './everyMs';
import { PartFailure } from './PartFailure';
import { PartHeading } from './PartHeading';
import { runsTogether } from './runsTogether';
import styles from './EntityTracked.module.css';

/** As many as tell how it goes; the tab *Experiments* has the others. */
const RUNS = 5;

/** The newest runs of an entity's experiments. */
export function NewestRuns(props: { experiments: readonly ExperimentItem[] }) {
  const together = runsTogether(props.experiments);
  const ids = together.map(({ id }) => id).join(' ');
  const { t } = useTranslationRef(mlTranslationRef);
  const api = useApi(mlTrackingApiRef);
  const tab = useRouteRef(experimentsRouteRef);
  const ask = useCallback(
    (signal: AbortSignal) =>
      api.searchRuns({ experiments: ids.split(' '), limit: RUNS }, { signal }),
    [api, ids],
  );
  const { value, error } = useLivePoll(ask, EVERY_MS);
  const [{ id }] = together;
  return (
    <section aria-label={t('entity.runs')}>
      <PartHeading title={t('entity.runs')}>
        {tab && (
          <Link
            href={`${tab()}${writeRunsView('', {
              ...NO_VIEW,
              experiment: id,
            })}`}
          >
            {t('entity.allRuns')}
          </Link>
        )}
      </PartHeading>
      <PartFailure error={error} old={value !== undefined} />
      {value?.items.length === 0 && (
        <p className={styles.none}>{t('entity.noRuns')}</p>
      )}
      <ul className={styles.rows}>
        {value?.items.map(run => (
          <li key={run.runId} className={styles.row}>
            <span className={styles.mark}>
              <RunStatusLabel run={run} />
            </span>
            <span className={styles.name}>
              <RunLink run={run} />
              {run.user && <bdi className={styles.below}>{run.user}</bdi>}
            </span>
            <span className={styles.age}>
              {run.startedAt !== undefined && (
                <Age at={isoTime(run.startedAt)} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
