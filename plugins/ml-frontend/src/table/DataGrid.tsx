import { useVirtualizer } from '@tanstack/react-virtual';
import { CSSProperties, ReactNode, Ref, useRef } from 'react';
import { columnTracks, GridColumn, GridSort } from './GridColumn';
import { TableHeader } from './TableHeader';
import { useFocusReturn } from './useFocusReturn';
import { useGridKeys } from './useGridKeys';
import styles from './DataGrid.module.css';

/** Two lines of text and the air around them, in pixels. */
const ROW_HEIGHT = 57;

/** What a row needs to take its place in the grid. */
export interface GridPlace {
  /** Measures the row. */
  ref: Ref<HTMLDivElement>;
  index: number;
  /** Where the row begins, in pixels from the top of the grid's body. */
  start: number;
  /** Whether this is the row that Tab reaches. */
  active: boolean;
  /** Whether its details are shown beside the grid. */
  open: boolean;
  onActivate(key: string): void;
}

/**
 * A grid that is used with the keyboard. Only the rows in sight are in the document, and it still
 * tells assistive technology how many there are and which ones it shows.
 */
export function DataGrid<TSort extends string, TId extends string>(props: {
  label: string;
  /** For what is particular to the columns. */
  className?: string;
  keys: readonly string[];
  columns: readonly GridColumn<TSort, TId>[];
  /** All columns, shown or not; the shown ones where absent. */
  allColumns?: readonly GridColumn<TSort, TId>[];
  titleOf(column: GridColumn<TSort, TId>): string;
  /** The order, and how to change it; without, the headers do not sort. */
  sort?: GridSort<TSort>;
  onSort?(sort: GridSort<TSort>): void;
  /** The row whose details are shown beside the grid. */
  opened?: string;
  onOpen(key: string): void;
  onClose?(): void;
  /** Called when the reader leaves the top of the grid, and when they come back. */
  onScrolled?(scrolled: boolean): void;
  renderRow(key: string, place: GridPlace): ReactNode;
}) {
  const { keys, columns, allColumns = columns, opened, onClose } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => keys[index],
    overscan: 6,
    // Without a layout, as in a test, there is a first screenful and not an empty table.
    initialRect: { width: 1024, height: 640 },
  });

  const { active, gridProps, setActive, focusKey } = useGridKeys({
    keys,
    grid: scroller,
    scrollTo: index => virtualizer.scrollToIndex(index),
    onEnter: props.onOpen,
    onEscape: opened === undefined ? undefined : onClose,
  });
  useFocusReturn(opened, focusKey);

  return (
    <div
      ref={scroller}
      className={[styles.scroller, props.className].filter(Boolean).join(' ')}
      role="grid"
      aria-label={props.label}
      aria-rowcount={keys.length + 1}
      aria-colcount={allColumns.length}
      style={columnTracks(columns) as CSSProperties}
      onScroll={event => props.onScrolled?.(event.currentTarget.scrollTop > 8)}
      {...gridProps}
    >
      <TableHeader
        columns={columns}
        placeOf={column => allColumns.indexOf(column) + 1}
        titleOf={props.titleOf}
        sort={props.sort}
        onSort={props.onSort}
      />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) =>
          props.renderRow(keys[index], {
            ref: virtualizer.measureElement,
            index,
            start,
            active: keys[index] === active,
            open: keys[index] === opened,
            onActivate: setActive,
          }),
        )}
      </div>
    </div>
  );
}
