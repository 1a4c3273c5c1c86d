import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus, WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { SortOrder } from '../filters/WorkloadFilters';
import { mlTranslationRef } from '../translation';
import { Column, COLUMNS, columnTracks } from './columns';
import { TableHeader } from './TableHeader';
import { useFocusReturn } from './useFocusReturn';
import { useGridKeys } from './useGridKeys';
import { WorkloadRow } from './WorkloadRow';
import styles from './WorkloadTable.module.css';

/** Two lines of text and the air around them, in pixels. */
const ROW_HEIGHT = 57;

/**
 * A table of workloads. Only the rows in sight are in the document, and the table still tells
 * assistive technology how many there are and which ones it shows.
 */
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
  const { keys, rows, sources, columns, sort, onSort, onScrolled } = props;
  const { opened, onOpen, onClose } = props;
  const { t } = useTranslationRef(mlTranslationRef);
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
    onEnter: onOpen,
    onEscape: opened === undefined ? undefined : onClose,
  });
  useFocusReturn(opened, focusKey);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={t('table.label')}
      aria-rowcount={keys.length + 1}
      aria-colcount={COLUMNS.length}
      style={columnTracks(columns)}
      onScroll={event => onScrolled?.(event.currentTarget.scrollTop > 8)}
      {...gridProps}
    >
      <TableHeader columns={columns} sort={sort} onSort={onSort} />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = rows.get(String(key));
          return (
            item && (
              <WorkloadRow
                key={key}
                rowKey={String(key)}
                ref={virtualizer.measureElement}
                item={item}
                sources={sources}
                columns={columns}
                index={index}
                start={start}
                active={key === active}
                open={key === opened}
                onOpen={onOpen}
                onClose={onClose}
                onActivate={setActive}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
