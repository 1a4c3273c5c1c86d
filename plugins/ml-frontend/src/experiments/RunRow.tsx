import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { RiCornerDownRightLine } from '@remixicon/react';
import { forwardRef, memo, ReactNode } from 'react';
import { formatFigure } from '../curves/formatFigure';
import { isoTime } from '../curves/isoTime';
import { LineMark } from '../curves/LineMark';
import { formatDuration } from '../format/time';
import { GridPlace } from '../table/DataGrid';
import { GridRow } from '../table/GridRow';
import { RowToggle } from '../table/RowToggle';
import { WorkloadName } from '../table/WorkloadName';
import { Age } from '../time/Age';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { formatHeld } from '../format/formatHeld';
import { ownValue } from './ownValue';
import { ownKeyOf, RunColumn, RunFact } from './runColumns';
import { durationOf, nameOf } from './runState';
import { RunStatusLabel } from './RunStatusLabel';
import grid from '../table/DataGrid.module.css';
import styles from './RunsTable.module.css';

interface RunRowProps extends Omit<GridPlace, 'ref'> {
  run: RunItem;
  /** The run that this one is nested in, where it is loaded. */
  parent: RunItem | undefined;
  columns: readonly RunColumn[];
  /** Its place among the chosen runs. */
  slot: number | undefined;
  full: boolean;
  onChoose(runId: string): void;
  onOpen(runId: string): void;
  onClose(): void;
}

const Row = forwardRef<HTMLDivElement, RunRowProps>((props, ref) => {
  const { run, parent, columns, slot, full, active, open } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const tabIndex = active ? 0 : -1;
  const name = nameOf(run);
  const facts: Readonly<Record<RunFact, () => ReactNode>> = {
    choose: () => (
      <span className={styles.choose}>
        <input
          type="checkbox"
          aria-label={t('experiments.runs.choose', { name })}
          checked={slot !== undefined}
          disabled={full && slot === undefined}
          tabIndex={tabIndex}
          onClick={event => event.stopPropagation()}
          onChange={() => props.onChoose(run.runId)}
        />
        {slot !== undefined && <LineMark slot={slot} />}
      </span>
    ),
    name: () => (
      <>
        <div className={styles.nameLine}>
          <RowToggle
            open={open}
            label={t(
              open
                ? 'experiments.runs.hideDetails'
                : 'experiments.runs.showDetails',
              { name },
            )}
            tabIndex={tabIndex}
            onPress={() => (open ? props.onClose() : props.onOpen(run.runId))}
          />
          <WorkloadName name={name} tabIndex={tabIndex} />
        </div>
        {run.parentRunId && (
          <Nested in={parent ? nameOf(parent) : run.parentRunId} />
        )}
      </>
    ),
    status: () => <RunStatusLabel run={run} />,
    started: () => <Age at={isoTime(run.startedAt)} />,
    duration: () => <Duration run={run} />,
    user: () => clipped(run.user),
    accelerators: () => lines(formatHeld(t, run)),
  };
  return (
    <GridRow
      ref={ref}
      rowKey={run.runId}
      columns={columns}
      placeOf={column => columns.indexOf(column) + 1}
      index={props.index}
      start={props.start}
      active={active}
      open={open}
      onOpen={props.onOpen}
      onActivate={props.onActivate}
      renderCell={({ id }) => {
        const own = ownKeyOf(id);
        return own ? ownCell(own) : facts[id as RunFact]();
      }}
    />
  );

  function ownCell({ what, key }: { what: 'param' | 'metric'; key: string }) {
    if (what === 'param') {
      return clipped(ownValue(run.params, key));
    }
    const latest = ownValue(run.metrics, key);
    return latest ? (
      <span
        className={styles.figure}
        data-nonfinite={latest.value === undefined || undefined}
        title={t('experiments.details.step', {
          step: latest.step.toLocaleString(),
        })}
      >
        {formatFigure(latest)}
      </span>
    ) : (
      t('table.none')
    );
  }

  function clipped(text: string | undefined): ReactNode {
    return text === undefined ? (
      t('table.none')
    ) : (
      <bdi className={grid.clip} title={text}>
        {text}
      </bdi>
    );
  }

  function lines(phrases: readonly string[]): ReactNode {
    return phrases.length === 0
      ? t('table.none')
      : phrases.map(phrase => (
          <bdi key={phrase} className={styles.held}>
            {phrase}
          </bdi>
        ));
  }
});
Row.displayName = 'RunRow';

function Nested(props: { in: string }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <span
      className={styles.nested}
      title={t('experiments.runs.nestedTitle', { name: props.in })}
    >
      <RiCornerDownRightLine aria-hidden size={14} />
      <bdi className={grid.clip}>
        {t('experiments.runs.nested', { name: props.in })}
      </bdi>
    </span>
  );
}

function Duration({ run }: { run: RunItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const duration = durationOf(run, useNow());
  return (
    <>
      {duration === undefined ? t('table.none') : formatDuration(t, duration)}
    </>
  );
}

/** One run. Its parts can be reached with Tab only while it is the active row. */
export const RunRow = memo(Row);
