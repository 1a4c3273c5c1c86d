import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadState } from '@mlport/backstage-plugin-ml-common';
import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCheckDoubleLine,
  RiCloseCircleFill,
  RiDeleteBin6Line,
  RiHourglassLine,
  RiPauseCircleLine,
  RiPlayCircleFill,
  RiQuestionLine,
  RiRestartLine,
  RiStopCircleLine,
  RiTimeLine,
} from '@remixicon/react';
import { STATE_TONES } from '../format/stateGroups';
import { mlTranslationRef } from '../translation';
import styles from './StateLabel.module.css';

const ICONS: Readonly<Record<WorkloadState, RemixiconComponentType>> = {
  Failed: RiCloseCircleFill,
  NotReady: RiAlertFill,
  Restarting: RiRestartLine,
  Unknown: RiQuestionLine,
  Queued: RiTimeLine,
  Pending: RiHourglassLine,
  Terminating: RiDeleteBin6Line,
  Running: RiPlayCircleFill,
  Ready: RiCheckboxCircleFill,
  Suspended: RiPauseCircleLine,
  Stopped: RiStopCircleLine,
  Succeeded: RiCheckDoubleLine,
};

/** A state as its icon and its word, in the same color everywhere. */
export function StateLabel({ state }: { state: WorkloadState }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <span className={styles.label} data-tone={STATE_TONES[state]}>
      <StateIcon state={state} />
      {t(`state.${state}`)}
    </span>
  );
}

/** The icon of a state alone, for places where its word stands beside it. */
export function StateIcon({ state }: { state: WorkloadState }) {
  const Icon = ICONS[state];
  return (
    <span className={styles.icon} data-tone={STATE_TONES[state]}>
      <Icon aria-hidden size={16} />
    </span>
  );
}
