import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ExperimentItem,
  ModelItem,
  ModelVersionItem,
} from '@mlport/backstage-plugin-ml-common';
import { forwardRef, memo, ReactNode } from 'react';
import { formatFigure } from '../curves/formatFigure';
import { isoTime } from '../curves/isoTime';
import { formatHeld } from '../format/formatHeld';
import { ChangedMark } from '../table/ChangedMark';
import { GridPlace } from '../table/DataGrid';
import { GridRow } from '../table/GridRow';
import { RowToggle } from '../table/RowToggle';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { AliasChips } from './AliasChips';
import { ExperimentLink } from './ExperimentLink';
import { RunLink } from './RunLink';
import { ServedByList } from './ServedByList';
import { ServeLink } from './ServeLink';
import { metricOf, VersionColumn, VersionFact } from './versionColumns';
import { VersionStatus } from './VersionStatus';
import styles from './models.module.css';
import table from './VersionsTable.module.css';

interface VersionRowProps extends Omit<GridPlace, 'ref'> {
  item: ModelVersionItem;
  model: ModelItem;
  experiment: ExperimentItem | undefined;
  columns: readonly VersionColumn[];
  allColumns: readonly VersionColumn[];
  onOpen(version: string): void;
  onClose(): void;
}

const Row = forwardRef<HTMLDivElement, VersionRowProps>((props, ref) => {
  const { item, model, experiment, columns, allColumns, onClose, ...place } =
    props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { version, run } = item;
  const tabIndex = place.active ? 0 : -1;
  const none = <span className={table.none}>{t('table.none')}</span>;
  const held = run ? formatHeld(t, run) : [];
  const cells: Readonly<Record<VersionFact, () => ReactNode>> = {
    version: () => (
      <>
        <ChangedMark
          facts={JSON.stringify([item.aliases, item.status, item.servedBy])}
        />
        <span className={styles.nameLine}>
          <RowToggle
            open={place.open}
            label={t(
              place.open ? 'models.versions.hide' : 'models.versions.show',
              { version },
            )}
            tabIndex={tabIndex}
            onPress={() => (place.open ? onClose() : place.onOpen(version))}
          />
          <bdi className={styles.strong}>
            {t('models.version', { version })}
          </bdi>
        </span>
        <VersionStatus item={item} />
      </>
    ),
    aliases: () =>
      item.aliases.length > 0 ? <AliasChips aliases={item.aliases} /> : none,
    run: () =>
      run ? (
        <>
          <RunLink run={run} tabIndex={tabIndex} />
          {experiment && (
            <span className={styles.below}>
              <ExperimentLink experiment={experiment} tabIndex={tabIndex} />
            </span>
          )}
        </>
      ) : (
        <>
          <code className={styles.clip} title={item.runId}>
            {item.runId ?? t('table.none')}
          </code>
          {item.runMissing && (
            <bdi className={styles.remark}>{item.runMissing}</bdi>
          )}
        </>
      ),
    time: () =>
      held.length > 0
        ? held.map(phrase => (
            <bdi key={phrase} className={styles.clip} title={phrase}>
              {phrase}
            </bdi>
          ))
        : none,
    served: () =>
      item.servedBy.length > 0 ? (
        <ServedByList servedBy={item.servedBy} tabIndex={tabIndex} />
      ) : (
        none
      ),
    age: () => <Age at={isoTime(item.createdAt)} />,
    serve: () => <ServeLink item={model} version={item} tabIndex={tabIndex} />,
  };
  return (
    <GridRow
      ref={ref}
      rowKey={version}
      columns={columns}
      placeOf={column => allColumns.indexOf(column) + 1}
      renderCell={({ id }) => {
        const metric = metricOf(id);
        return metric === undefined
          ? cells[id as VersionFact]()
          : metricCell(metric);
      }}
      {...place}
    />
  );

  function metricCell(name: string): ReactNode {
    const latest =
      run && Object.hasOwn(run.metrics, name) ? run.metrics[name] : undefined;
    if (!latest) {
      return none;
    }
    return (
      <>
        <span className={table.label}>{name}</span>{' '}
        <span title={String(latest.value ?? latest.nonFinite)}>
          {formatFigure(latest)}
        </span>
        {latest.datasetName && (
          <bdi className={styles.below} title={latest.datasetName}>
            {latest.datasetName}
          </bdi>
        )}
      </>
    );
  }
});
Row.displayName = 'VersionRow';

/** One version of a model. Its parts can be reached with Tab only while it is the active row. */
export const VersionRow = memo(Row);
