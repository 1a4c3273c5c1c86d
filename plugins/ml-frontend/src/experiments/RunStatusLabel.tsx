import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { RiErrorWarningLine } from '@remixicon/react';
import { formatDuration } from '../format/time';
import { StateIcon } from '../table/StateLabel';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { contradiction, durationOf, isUnderWay, RUN_STATES } from './runState';
import styles from './RunStatusLabel.module.css';

/** How a run stands, for how long it has run, and whether its job contradicts it. */
export function RunStatusLabel({ run }: { run: RunItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const ended = contradiction(run);
  const running = isUnderWay(run) && durationOf(run, now);
  return (
    <>
      <RunStatus status={run.status} />
      {typeof running === 'number' && !ended && (
        <span className={styles.about}>{formatDuration(t, running)}</span>
      )}
      {ended && (
        <span
          className={styles.contradicted}
          title={t('experiments.status.contradictedTitle')}
        >
          <RiErrorWarningLine aria-hidden size={14} />
          {t('experiments.status.contradicted', { state: t(`state.${ended}`) })}
        </span>
      )}
    </>
  );
}

/** A status as its icon and its word. */
export function RunStatus({ status }: Pick<RunItem, 'status'>) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <span className={styles.status} data-status={status}>
      <StateIcon state={RUN_STATES[status]} />
      {t(`experiments.status.${status}`)}
    </span>
  );
}
