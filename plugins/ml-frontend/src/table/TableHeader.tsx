import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { SortOrder } from '../filters/WorkloadFilters';
import { mlTranslationRef } from '../translation';
import { Column, COLUMNS } from './columns';
import styles from './WorkloadTable.module.css';

/** The names of the columns, which sort on a click where they can. */
export function TableHeader(props: {
  columns: readonly Column[];
  sort?: SortOrder;
  onSort?(sort: SortOrder): void;
}) {
  const { columns, sort, onSort } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map(column => {
          const direction = directionOf(column, sort);
          const label = t(`column.${column.id}`);
          const next = nextSort(column, sort);
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={COLUMNS.indexOf(column) + 1}
              aria-sort={onSort && next ? direction ?? 'none' : undefined}
              className={styles.headCell}
              data-column={column.id}
            >
              {onSort && next ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => onSort(next)}
                >
                  {label}
                  {direction === 'ascending' && (
                    <RiArrowUpLine aria-hidden size={14} />
                  )}
                  {direction === 'descending' && (
                    <RiArrowDownLine aria-hidden size={14} />
                  )}
                </button>
              ) : (
                label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function directionOf(
  column: Column,
  sort?: SortOrder,
): 'ascending' | 'descending' | undefined {
  const by = 'sort' in column ? column.sort : undefined;
  if (by !== undefined && sort === by) {
    return 'ascending';
  }
  return by !== undefined && sort === `-${by}` ? 'descending' : undefined;
}

function nextSort(column: Column, sort?: SortOrder): SortOrder | undefined {
  if (!('sort' in column)) {
    return undefined;
  }
  const first: SortOrder =
    'descending' in column ? `-${column.sort}` : column.sort;
  const second: SortOrder =
    'descending' in column ? column.sort : `-${column.sort}`;
  return sort === first ? second : first;
}
