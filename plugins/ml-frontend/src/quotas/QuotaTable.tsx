import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode, useMemo } from 'react';
import { DataGrid } from '../table/DataGrid';
import { GridSort } from '../table/GridColumn';
import { GridRow } from '../table/GridRow';
import { mlTranslationRef } from '../translation';
import { waitingWords } from './figureWords';
import { QuotaSort } from './QuotaFilters';
import { quotaPath } from './quotaPath';
import { QUOTA_COLUMNS, QuotaRow } from './quotaRows';
import {
  formatNumber,
  formatRange,
  modelDetails,
  modelName,
} from './quotaWords';
import styles from './QuotaTable.module.css';

/** The same numbers as the bars have, in a table. */
export function QuotaTable(props: {
  /** In their order. */
  rows: readonly QuotaRow[];
  sort: GridSort<QuotaSort>;
  onSort(sort: GridSort<QuotaSort>): void;
  /** Shows one quota alone, by its path. */
  onOpen(path: string): void;
}) {
  const { rows, sort, onSort, onOpen } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const byKey = useMemo(() => new Map(rows.map(row => [row.key, row])), [rows]);
  const open = (key: string) => {
    const row = byKey.get(key);
    if (row) {
      onOpen(quotaPath(row.report));
    }
  };
  return (
    <DataGrid
      label={t('quotas.tableLabel')}
      className={styles.table}
      keys={rows.map(({ key }) => key)}
      columns={QUOTA_COLUMNS}
      titleOf={({ id }) => t(`quotas.column.${id}`)}
      sort={sort}
      onSort={onSort}
      onOpen={open}
      renderRow={(key, { ref, ...place }) => {
        const row = byKey.get(key);
        return (
          row && (
            <GridRow
              key={key}
              ref={ref}
              {...place}
              rowKey={key}
              columns={QUOTA_COLUMNS}
              placeOf={column => QUOTA_COLUMNS.indexOf(column) + 1}
              onOpen={open}
              renderCell={({ id }) => <Cell id={id} row={row} />}
            />
          )
        );
      }}
    />
  );
}

function Cell({ id, row }: { id: QuotaSort; row: QuotaRow }): ReactNode {
  const { t } = useTranslationRef(mlTranslationRef);
  const { report, figure } = row;
  const none = t('table.none');
  switch (id) {
    case 'name':
      return (
        <Lines
          first={report.name}
          second={[report.namespace, report.cluster]
            .filter(Boolean)
            .join(' · ')}
        />
      );
    case 'model':
      return (
        <Lines first={modelName(t, figure)} second={modelDetails(t, figure)} />
      );
    case 'waiting':
      return report.waiting
        ? waitingWords(t, figure, report.waiting) ?? formatNumber(0)
        : none;
    case 'lent':
    case 'idle': {
      const range = figure[id];
      return range ? formatRange(t, range) : none;
    }
    default: {
      const amount = figure[id];
      return amount === undefined ? none : formatNumber(amount);
    }
  }
}

function Lines({ first, second }: { first: string; second: string }) {
  return (
    <>
      <bdi className={styles.name} title={first}>
        {first}
      </bdi>
      <bdi className={styles.more} title={second}>
        {second}
      </bdi>
    </>
  );
}
