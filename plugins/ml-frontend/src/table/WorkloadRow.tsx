import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus, WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { RiArrowRightSLine } from '@remixicon/react';
import { forwardRef, memo, MouseEvent, ReactNode, useRef } from 'react';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { Column, ColumnId, COLUMNS } from './columns';
import { AcceleratorsCell, ReplicasCell } from './countCells';
import { StaleMark } from './StaleMark';
import { StateLabel } from './StateLabel';
import { WhyCell } from './WhyCell';
import { WorkloadName } from './WorkloadName';
import styles from './WorkloadTable.module.css';

interface WorkloadRowProps {
  rowKey: string;
  item: WorkloadItem;
  sources: readonly SourceStatus[];
  columns: readonly Column[];
  index: number;
  /** Where the row begins, in pixels from the top of the table's body. */
  start: number;
  /** Whether this is the row that Tab reaches. */
  active: boolean;
  /** Whether its details are shown beside the table. */
  open: boolean;
  onOpen(key: string): void;
  onClose(): void;
  onActivate(key: string): void;
}

const Row = forwardRef<HTMLDivElement, WorkloadRowProps>((props, ref) => {
  const { rowKey, item, sources, columns, index, start, active, open } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const tabIndex = active ? 0 : -1;
  const first = useRef(item.sequence).current;
  const cells: Readonly<Record<ColumnId, () => ReactNode>> = {
    state: () => (
      <>
        {item.sequence !== first && (
          <span key={item.sequence} className={styles.changed} aria-hidden />
        )}
        <StateLabel state={item.state} />
        <StaleMark item={item} sources={sources} />
      </>
    ),
    name: () => (
      <>
        <div className={styles.nameLine}>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={t(open ? 'table.hideDetails' : 'table.showDetails', {
              name: item.name,
            })}
            tabIndex={tabIndex}
            onClick={() => (open ? props.onClose() : props.onOpen(rowKey))}
          >
            <RiArrowRightSLine aria-hidden size={16} />
          </button>
          <WorkloadName name={item.name} tabIndex={tabIndex} />
        </div>
        <div className={styles.place}>
          <bdi>{item.namespace}</bdi> · <bdi>{item.cluster}</bdi>
        </div>
      </>
    ),
    kind: () => (
      <bdi className={styles.clip} title={item.kind}>
        {item.kind}
      </bdi>
    ),
    replicas: () => <ReplicasCell item={item} />,
    accelerators: () => <AcceleratorsCell item={item} />,
    queue: () => (
      <bdi className={styles.clip} title={item.queue}>
        {item.queue ?? t('table.none')}
      </bdi>
    ),
    why: () => <WhyCell item={item} />,
    age: () => (item.createdAt ? <Age at={item.createdAt} /> : t('table.none')),
  };
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
      tabIndex={tabIndex}
      aria-selected={open}
      onFocus={() => props.onActivate(rowKey)}
      onClick={event => isPlainClick(event) && props.onOpen(rowKey)}
    >
      {columns.map(column => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={COLUMNS.indexOf(column) + 1}
          data-column={column.id}
          className={styles.cell}
        >
          {cells[column.id]()}
        </div>
      ))}
    </div>
  );
});
Row.displayName = 'WorkloadRow';

/** A click on a link or button is for that, and one that ends a selection of text is none. */
function isPlainClick(event: MouseEvent<HTMLElement>): boolean {
  const { target } = event;
  return (
    !(target instanceof Element && target.closest('a, button')) &&
    (window.getSelection()?.isCollapsed ?? true)
  );
}

/** One workload. Its parts can be reached with Tab only while it is the active row. */
export const WorkloadRow = memo(Row);
