import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { GridColumn, GridSort } from './GridColumn';
import styles from './DataGrid.module.css';

/** The names of the columns, which sort on a click where they can. */
export function TableHeader<TSort extends string, TId extends string>(props: {
  columns: readonly GridColumn<TSort, TId>[];
  /** The place of a column among all that there are, from 1 on. */
  placeOf(column: GridColumn<TSort, TId>): number;
  titleOf(column: GridColumn<TSort, TId>): string;
  sort?: GridSort<TSort>;
  onSort?(sort: GridSort<TSort>): void;
}) {
  const { columns, placeOf, titleOf, sort, onSort } = props;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map(column => {
          const direction = directionOf(column, sort);
          const label = titleOf(column);
          const next = nextSort(column, sort);
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={placeOf(column)}
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

function directionOf<TSort extends string>(
  { sort: by }: GridColumn<TSort>,
  sort?: GridSort<TSort>,
): 'ascending' | 'descending' | undefined {
  if (by !== undefined && sort === by) {
    return 'ascending';
  }
  return by !== undefined && sort === `-${by}` ? 'descending' : undefined;
}

function nextSort<TSort extends string>(
  { sort: by, descending }: GridColumn<TSort>,
  sort?: GridSort<TSort>,
): GridSort<TSort> | undefined {
  if (by === undefined) {
    return undefined;
  }
  const first: GridSort<TSort> = descending ? `-${by}` : by;
  const second: GridSort<TSort> = descending ? by : `-${by}`;
  return sort === first ? second : first;
}
