import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus, WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { forwardRef, memo, ReactNode } from 'react';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { ChangedMark } from './ChangedMark';
import { Column, ColumnId, COLUMNS } from './columns';
import { AcceleratorsCell, ReplicasCell } from './countCells';
import { GridPlace } from './DataGrid';
import { GridRow } from './GridRow';
import { RowToggle } from './RowToggle';
import { StaleMark } from './StaleMark';
import { StateLabel } from './StateLabel';
import { WhyCell } from './WhyCell';
import { WorkloadName } from './WorkloadName';
import grid from './DataGrid.module.css';
import styles from './WorkloadTable.module.css';

interface WorkloadRowProps extends Omit<GridPlace, 'ref'> {
  rowKey: string;
  item: WorkloadItem;
  sources: readonly SourceStatus[];
  columns: readonly Column[];
  onOpen(key: string): void;
  onClose(): void;
}

const Row = forwardRef<HTMLDivElement, WorkloadRowProps>((props, ref) => {
  const { rowKey, item, sources, columns, active, open } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const tabIndex = active ? 0 : -1;
  const cells: Readonly<Record<ColumnId, () => ReactNode>> = {
    state: () => (
      <>
        <ChangedMark facts={item.sequence} />
        <StateLabel state={item.state} />
        <StaleMark item={item} sources={sources} />
      </>
    ),
    name: () => (
      <>
        <div className={styles.nameLine}>
          <RowToggle
            open={open}
            label={t(open ? 'table.hideDetails' : 'table.showDetails', {
              name: item.name,
            })}
            tabIndex={tabIndex}
            onPress={() => (open ? props.onClose() : props.onOpen(rowKey))}
          />
          <WorkloadName name={item.name} tabIndex={tabIndex} />
        </div>
        <div className={styles.place}>
          <bdi>{item.namespace}</bdi> · <bdi>{item.cluster}</bdi>
        </div>
      </>
    ),
    kind: () => (
      <bdi className={grid.clip} title={item.kind}>
        {item.kind}
      </bdi>
    ),
    replicas: () => <ReplicasCell item={item} />,
    accelerators: () => <AcceleratorsCell item={item} />,
    queue: () => (
      <bdi className={grid.clip} title={item.queue}>
        {item.queue ?? t('table.none')}
      </bdi>
    ),
    why: () => <WhyCell item={item} />,
    age: () => (item.createdAt ? <Age at={item.createdAt} /> : t('table.none')),
  };
  return (
    <GridRow
      ref={ref}
      rowKey={rowKey}
      columns={columns}
      placeOf={column => COLUMNS.indexOf(column) + 1}
      index={props.index}
      start={props.start}
      active={active}
      open={open}
      onOpen={props.onOpen}
      onActivate={props.onActivate}
      renderCell={({ id }) => cells[id]()}
    />
  );
});
Row.displayName = 'WorkloadRow';

/** One workload. Its parts can be reached with Tab only while it is the active row. */
export const WorkloadRow = memo(Row);
