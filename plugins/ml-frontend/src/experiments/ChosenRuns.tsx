import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { RiCloseLine } from '@remixicon/react';
import { LineMark } from '../curves/LineMark';
import { mlTranslationRef } from '../translation';
import { nameOf } from './runState';
import { Showing } from './RunsView';
import styles from './ChosenRuns.module.css';

/** A chosen run and its place. */
export interface ChosenRun {
  run: RunItem;
  slot: number;
}

/** Which runs are chosen, to let them go, and what to show of them. */
export function ChosenRuns(props: {
  chosen: readonly ChosenRun[];
  /** How many chosen runs are not there. */
  missing: number;
  showing: Showing;
  onShow(showing: Showing): void;
  onDrop(runId: string): void;
  onClear(): void;
}) {
  const { chosen, missing, showing, onShow, onDrop, onClear } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div className={styles.bar}>
      <ToggleButtonGroup
        aria-label={t('experiments.chosen.show')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[showing]}
        onSelectionChange={keys =>
          onShow(keys.has('compare') ? 'compare' : 'curves')
        }
      >
        <ToggleButton id="curves">
          {t('experiments.chosen.curves')}
        </ToggleButton>
        <ToggleButton id="compare">
          {t('experiments.chosen.compare')}
        </ToggleButton>
      </ToggleButtonGroup>
      <ul className={styles.runs} aria-label={t('experiments.chosen.label')}>
        {chosen.map(({ run, slot }) => (
          <li key={run.runId} className={styles.run}>
            <LineMark slot={slot} />
            <bdi className={styles.name} title={nameOf(run)}>
              {nameOf(run)}
            </bdi>
            <button
              type="button"
              className={styles.drop}
              aria-label={t('experiments.chosen.drop', { name: nameOf(run) })}
              onClick={() => onDrop(run.runId)}
            >
              <RiCloseLine aria-hidden size={14} />
            </button>
          </li>
        ))}
      </ul>
      <Button size="small" variant="tertiary" onPress={onClear}>
        {t('experiments.chosen.clear')}
      </Button>
      {missing > 0 && (
        <span className={styles.missing} role="status">
          {t('experiments.chosen.missing', { count: missing })}
        </span>
      )}
    </div>
  );
}
