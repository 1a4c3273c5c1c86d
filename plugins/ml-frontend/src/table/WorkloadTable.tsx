import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  SourceStatus,
  WorkloadItem,
  WorkloadSort,
} from '@mlport/backstage-plugin-ml-common';
import { SortOrder } from '../filters/WorkloadFilters';
import { mlTranslationRef } from '../translation';
import { Column, ColumnId, COLUMNS } from './columns';
import { DataGrid } from './DataGrid';
import { WorkloadRow } from './WorkloadRow';
import styles from './WorkloadTable.module.css';

/** A table of workloads, of which only the rows in sight are in the document. */
export function WorkloadTable(props: {
  keys: readonly string[];
  rows: ReadonlyMap<string, WorkloadItem>;
  sources: readonly SourceStatus[];
  columns: readonly Column[];
  /** The order, and how to change it; without, the headers do not sort. */
  sort?: SortOrder;
  onSort?(sort: SortOrder): void;
  /** The row whose details are shown beside the table. */
  opened?: string;
  onOpen(key: string): void;
  onClose(): void;
  /** Called when the reader leaves the top of the table, and when they come back. */
  onScrolled?(scrolled: boolean): void;
}) {
  const { rows, sources, columns, onOpen, onClose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <DataGrid<WorkloadSort, ColumnId>
      label={t('table.label')}
      className={styles.table}
      keys={props.keys}
      columns={columns}
      allColumns={COLUMNS}
      titleOf={({ id }) => t(`column.${id}`)}
      sort={props.sort}
      onSort={props.onSort}
      opened={props.opened}
      onOpen={onOpen}
      onClose={onClose}
      onScrolled={props.onScrolled}
      renderRow={(key, place) => {
        const item = rows.get(key);
        return (
          item && (
            <WorkloadRow
              key={key}
              rowKey={key}
              item={item}
              sources={sources}
              columns={columns}
              onOpen={onOpen}
              onClose={onClose}
              {...place}
            />
          )
        );
      }}
    />
  );
}
