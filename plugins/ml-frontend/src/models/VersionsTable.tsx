import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ModelItem,
  ModelVersionItem,
} from '@mlport/backstage-plugin-ml-common';
import { CSSProperties } from 'react';
import { DataGrid } from '../table/DataGrid';
import { mlTranslationRef } from '../translation';
import { useExperiments } from './useExperiments';
import {
  metricOf,
  VersionColumn,
  VersionColumnId,
  VersionFact,
} from './versionColumns';
import { VersionRow } from './VersionRow';
import styles from './VersionsTable.module.css';

/** Between two columns, and at both ends together, in rem. */
const GAP = 0.75;
const AIR = 2;

/** A table of the versions of one model. */
export function VersionsTable(props: {
  model: ModelItem;
  keys: readonly string[];
  rows: ReadonlyMap<string, ModelVersionItem>;
  columns: readonly VersionColumn[];
  /** Whether it has the columns of a narrow place. */
  compact: boolean;
  allColumns: readonly VersionColumn[];
  sort: string;
  onSort(sort: string): void;
  opened: string | undefined;
  onOpen(version: string): void;
  onClose(): void;
  onScrolled(scrolled: boolean): void;
}) {
  const { model, rows, columns, allColumns, opened, onOpen, onClose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const experimentOf = useExperiments();
  const least =
    columns.reduce((sum, column) => sum + column.least + GAP, 0) - GAP + AIR;
  return (
    <div
      className={styles.box}
      style={{ '--least': `${least}rem` } as CSSProperties}
    >
      <DataGrid<string, VersionColumnId>
        label={t('models.versions.label', { name: model.name })}
        className={
          props.compact ? `${styles.table} ${styles.compact}` : styles.table
        }
        keys={props.keys}
        columns={columns}
        allColumns={allColumns}
        titleOf={({ id }) =>
          metricOf(id) ?? t(`models.versions.column.${id as VersionFact}`)
        }
        sort={props.sort}
        onSort={props.onSort}
        opened={opened}
        onOpen={onOpen}
        onClose={onClose}
        onScrolled={props.onScrolled}
        renderRow={(key, place) => {
          const item = rows.get(key);
          return (
            item && (
              <VersionRow
                key={key}
                item={item}
                model={model}
                experiment={item.run && experimentOf(item.run)}
                columns={columns}
                allColumns={allColumns}
                onOpen={onOpen}
                onClose={onClose}
                {...place}
              />
            )
          );
        }}
      />
    </div>
  );
}
