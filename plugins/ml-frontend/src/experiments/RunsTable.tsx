import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { CSSProperties, KeyboardEvent, memo } from 'react';
import { DataGrid } from '../table/DataGrid';
import { mlTranslationRef } from '../translation';
import { ownKeyOf, RunColumn, RunFact } from './runColumns';
import { RunRow } from './RunRow';
import styles from './RunsTable.module.css';

/** The gap between columns and the air at both ends, in rem, as the grid has them. */
const GAP = 0.75;
const AIR = 2;

interface RunsTableProps {
  keys: readonly string[];
  rows: ReadonlyMap<string, RunItem>;
  columns: readonly RunColumn[];
  sort: string;
  onSort(sort: string): void;
  /** The chosen runs and their places. */
  slots: ReadonlyMap<string, number>;
  /** Whether no more can be chosen. */
  full: boolean;
  onChoose(runId: string): void;
  opened?: string;
  onOpen(runId: string): void;
  onClose(): void;
  onScrolled(scrolled: boolean): void;
  /** Whether the table leaves room for what is shown below it. */
  short: boolean;
}

function Table(props: RunsTableProps) {
  const { keys, rows, columns, slots, onChoose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const least =
    columns.reduce((sum, column) => sum + column.least + GAP, 0) - GAP + AIR;
  const chooseOnSpace = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const key = keys[Number(target.dataset.index)];
    if (event.key === ' ' && target.role === 'row' && key !== undefined) {
      event.preventDefault();
      onChoose(key);
    }
  };
  return (
    // The space bar is a key of the grid inside, as the arrows are.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.table}
      data-short={props.short || undefined}
      style={{ '--least': `${least}rem` } as CSSProperties}
      onKeyDown={chooseOnSpace}
    >
      <DataGrid<string, RunColumn['id']>
        label={t('experiments.runs.label')}
        className={styles.grid}
        keys={keys}
        columns={columns}
        titleOf={({ id }) =>
          ownKeyOf(id)?.key ?? t(`experiments.columns.${id as RunFact}`)
        }
        sort={props.sort}
        onSort={props.onSort}
        opened={props.opened}
        onOpen={props.onOpen}
        onClose={props.onClose}
        onScrolled={props.onScrolled}
        renderRow={(key, { ref, ...place }) => {
          const run = rows.get(key);
          return (
            run && (
              <RunRow
                key={key}
                ref={ref}
                {...place}
                run={run}
                parent={rows.get(run.parentRunId ?? '')}
                columns={columns}
                slot={slots.get(key)}
                full={props.full}
                onChoose={onChoose}
                onOpen={props.onOpen}
                onClose={props.onClose}
              />
            )
          );
        }}
      />
    </div>
  );
}

/** The table of runs: arrows move, the space bar chooses, Enter opens. */
export const RunsTable = memo(Table);
