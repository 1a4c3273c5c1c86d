import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField } from '@backstage/ui';
import {
  ExperimentItem,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { RiFilterOffLine } from '@remixicon/react';
import { ReactNode, useMemo, useRef, useState } from 'react';
import { isoTime } from '../curves/isoTime';
import { useSlashFocus } from '../filters/useSlashFocus';
import { Notice } from '../notices/Notice';
import { DataGrid } from '../table/DataGrid';
import { GridRow } from '../table/GridRow';
import { OwnerLink } from '../table/OwnerLink';
import { RowNotices } from '../table/RowNotices';
import { SaveButton } from '../table/SaveButton';
import { useSteadyRows } from '../table/useSteadyRows';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import {
  compareExperiments,
  EXPERIMENT_COLUMNS,
  ExperimentColumnId,
  experimentsCsv,
  matchesText,
  serverName,
} from './experimentColumns';
import { RunStatus } from './RunStatusLabel';
import { RunsView } from './RunsView';
import { ChangeView } from './useRunsView';
import grid from '../table/DataGrid.module.css';
import styles from './ExperimentList.module.css';

/** All experiments that the reader may see, the one with the newest run first. */
export function ExperimentList(props: {
  items: readonly ExperimentItem[];
  sources: readonly TrackingStatus[];
  view: RunsView;
  onChange: ChangeView;
}) {
  const { items, view, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const bar = useRef<HTMLDivElement>(null);
  useSlashFocus(bar);
  const [scrolled, setScrolled] = useState(false);
  const rows = useMemo(
    () =>
      new Map(
        items
          .filter(item => matchesText(item, view.text))
          .map(item => [item.id, item]),
      ),
    [items, view.text],
  );
  const compare = useMemo(() => compareExperiments(view.sort), [view.sort]);
  const order = useSteadyRows({
    items: rows,
    compare,
    signature: JSON.stringify([view.text, view.sort]),
    hold: scrolled,
  });
  const open = (id: string) => onChange({ experiment: id, sort: '-started' });
  return (
    <>
      <div ref={bar} role="search" className={styles.bar}>
        <SearchField
          size="small"
          aria-label={t('experiments.search')}
          placeholder={t('experiments.searchPlaceholder')}
          value={view.text}
          onChange={text => onChange({ text }, 'replace')}
        />
        <span aria-live="polite" className={styles.shown}>
          {order.keys.length < items.length
            ? t('experiments.shownOf', {
                shown: order.keys.length.toLocaleString(),
                total: items.length.toLocaleString(),
              })
            : t('experiments.shown', { count: items.length })}
        </span>
        <RowNotices
          waiting={order.waiting.length}
          misplaced={order.misplaced}
          onShowNew={order.showNew}
          onReorder={order.reorder}
        />
        <span className={styles.tools}>
          <SaveButton
            name="experiments"
            csv={() =>
              experimentsCsv(order.keys.flatMap(key => rows.get(key) ?? []))
            }
          />
        </span>
      </div>
      {order.keys.length === 0 ? (
        <Notice
          icon={RiFilterOffLine}
          title={t('experiments.empty.filteredTitle')}
        >
          <p>{t('experiments.empty.filteredText', { count: items.length })}</p>
          <Button variant="primary" onPress={() => onChange({ text: '' })}>
            {t('experiments.empty.clear')}
          </Button>
        </Notice>
      ) : (
        <DataGrid<string, ExperimentColumnId>
          label={t('experiments.label')}
          className={styles.grid}
          keys={order.keys}
          columns={EXPERIMENT_COLUMNS}
          titleOf={({ id }) => t(`experiments.column.${id}`)}
          sort={view.sort}
          onSort={sort => onChange({ sort })}
          onOpen={open}
          onScrolled={setScrolled}
          renderRow={(key, { ref, ...place }) => {
            const item = rows.get(key);
            return (
              item && (
                <GridRow
                  key={key}
                  ref={ref}
                  {...place}
                  rowKey={key}
                  columns={EXPERIMENT_COLUMNS}
                  placeOf={column => EXPERIMENT_COLUMNS.indexOf(column) + 1}
                  onOpen={open}
                  renderCell={({ id }) => cell(item, id, place.active)}
                />
              )
            );
          }}
        />
      )}
    </>
  );

  function cell(
    item: ExperimentItem,
    id: ExperimentColumnId,
    active: boolean,
  ): ReactNode {
    switch (id) {
      case 'name':
        return (
          <>
            <button
              type="button"
              className={styles.name}
              title={item.name}
              aria-label={t('experiments.open', { name: item.name })}
              tabIndex={active ? 0 : -1}
              onClick={() => open(item.id)}
            >
              <bdi className={grid.clip}>{item.name}</bdi>
            </button>
            {item.description && (
              <span className={`${styles.about} ${grid.clip}`}>
                {item.description}
              </span>
            )}
          </>
        );
      case 'owner':
        return item.owner ? <OwnerLink owner={item.owner} /> : t('table.none');
      case 'server':
        return (
          <bdi className={grid.clip}>{serverName(item, props.sources)}</bdi>
        );
      case 'started':
        return item.lastRunAt === undefined ? (
          t('table.none')
        ) : (
          <>
            {item.lastRunStatus && <RunStatus status={item.lastRunStatus} />}
            <span className={styles.about}>
              <Age at={isoTime(item.lastRunAt)} />
            </span>
          </>
        );
      default:
        return <Age at={isoTime(item.createdAt)} />;
    }
  }
}
