import {
  ForwardedRef,
  forwardRef,
  JSX,
  MouseEvent,
  ReactNode,
  Ref,
} from 'react';
import { GridColumn } from './GridColumn';
import { GridPlace } from './DataGrid';
import styles from './DataGrid.module.css';

interface GridRowProps<TColumn extends GridColumn>
  extends Omit<GridPlace, 'ref'> {
  rowKey: string;
  columns: readonly TColumn[];
  /** The place of a column among all that there are, from 1 on. */
  placeOf(column: TColumn): number;
  onOpen(key: string): void;
  renderCell(column: TColumn): ReactNode;
}

/** One row of a grid. */
function Row<TColumn extends GridColumn>(
  props: GridRowProps<TColumn>,
  ref: ForwardedRef<HTMLDivElement>,
) {
  const { rowKey, columns, index, start, active, open } = props;
  return (
    // The keys of a row are the grid's: see `useGridKeys`.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={ref}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      tabIndex={active ? 0 : -1}
      aria-selected={open}
      onFocus={() => props.onActivate(rowKey)}
      onClick={event => isPlainClick(event) && props.onOpen(rowKey)}
    >
      {columns.map(column => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={props.placeOf(column)}
          data-column={column.id}
          className={styles.cell}
        >
          {props.renderCell(column)}
        </div>
      ))}
    </div>
  );
}

/** A click on a link or button is for that, and one that ends a selection of text is none. */
function isPlainClick(event: MouseEvent<HTMLElement>): boolean {
  const { target } = event;
  return (
    !(target instanceof Element && target.closest('a, button')) &&
    (window.getSelection()?.isCollapsed ?? true)
  );
}

/** A row of a grid: a cell for each column. Its parts can be reached with Tab while it is active. */
export const GridRow = forwardRef(Row) as <TColumn extends GridColumn>(
  props: GridRowProps<TColumn> & { ref?: Ref<HTMLDivElement> },
) => JSX.Element;
