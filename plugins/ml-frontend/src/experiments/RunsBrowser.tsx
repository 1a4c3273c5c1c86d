import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ExperimentItem } from '@mlport/backstage-plugin-ml-common';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Remark } from '../details/Remark';
import { RowNotices } from '../table/RowNotices';
import { SaveButton } from '../table/SaveButton';
import { TableSkeleton } from '../table/TableSkeleton';
import { useSteadyRows } from '../table/useSteadyRows';
import { TrackingStrip } from '../sources/TrackingStrip';
import { mlTranslationRef } from '../translation';
import { ChosenPanel } from './ChosenPanel';
import { compareRuns } from './compareRuns';
import { FilterField } from './FilterField';
import { NoRuns } from './NoRuns';
import { RunColumnChooser } from './RunColumnChooser';
import { runsCsv } from './runsCsv';
import { assignSlots } from './runSlots';
import { RunsTable } from './RunsTable';
import { MOST_RUNS, NEWEST_FIRST, RunsView } from './RunsView';
import { saidBy } from './saidBy';
import { TrackingFailure } from './TrackingFailure';
import { useLiveRuns } from './useLiveRuns';
import { useRunColumns } from './useRunColumns';
import { useRunPanel } from './useRunPanel';
import { ChangeView } from './useRunsView';
import colors from '../curves/colors.module.css';
import theme from '../theme/readable.module.css';
import styles from './RunsBrowser.module.css';

/** The runs of an experiment: the filter, the table, and the chosen ones as curves or side by side. */
export function RunsBrowser(props: {
  experiment: ExperimentItem;
  view: RunsView;
  onChange: ChangeView;
}) {
  const { experiment, view, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  // The lists of a URL are new with each of its changes.
  const listed = JSON.stringify(view.runs);
  const chosenIds = useMemo<readonly string[]>(
    () => JSON.parse(listed),
    [listed],
  );
  const wanted = useMemo(
    () => [...chosenIds, ...(view.open ? [view.open] : [])],
    [chosenIds, view.open],
  );
  const live = useLiveRuns(experiment.id, view.filter, wanted);
  const { runs, others, phase, error } = live;
  const [scrolled, setScrolled] = useState(false);
  const [menu, setMenu] = useState(false);
  const [table, setTable] = useState(0);
  const { columns, setColumns } = useRunColumns(experiment.id, runs);

  const items = useMemo(
    () => new Map(runs.map(run => [run.runId, run])),
    [runs],
  );
  const compare = useMemo(
    () => compareRuns(view.sort, Date.now()),
    [view.sort],
  );
  const order = useSteadyRows({
    items,
    compare,
    signature: JSON.stringify([
      experiment.id,
      view.filter,
      view.sort,
      live.pages,
    ]),
    hold: scrolled || menu,
  });
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  const slots = useMemo(() => {
    places.current = assignSlots(places.current, chosenIds);
    return places.current;
  }, [chosenIds]);
  const find = useCallback(
    (runId: string) => items.get(runId) ?? others.get(runId),
    [items, others],
  );
  const chosen = useMemo(
    () =>
      chosenIds.flatMap(runId => {
        const run = find(runId);
        return run ? [{ run, slot: slots.get(runId) ?? 0 }] : [];
      }),
    [chosenIds, find, slots],
  );
  const panel = useRunPanel({
    opened: view.open,
    find,
    onChange,
    onRefresh: live.retry,
  });
  const choose = useCallback(
    (runId: string) => {
      if (chosenIds.includes(runId)) {
        onChange({ runs: chosenIds.filter(id => id !== runId) });
      } else if (chosenIds.length < MOST_RUNS) {
        onChange({ runs: [...chosenIds, runId] });
      }
    },
    [chosenIds, onChange],
  );
  const changeSort = useCallback(
    (sort: string) => onChange({ sort }),
    [onChange],
  );
  const showNew = () => {
    order.showNew();
    setScrolled(false);
    setTable(table + 1);
  };
  const missing = live.missing.filter(id => chosenIds.includes(id));
  const full = chosenIds.length >= MOST_RUNS;
  return (
    <div className={styles.split}>
      <div className={`${styles.browser} ${theme.readable} ${colors.colors}`}>
        <FilterField
          filter={view.filter}
          refusal={phase === 'refused' ? error : undefined}
          onFilter={filter => onChange({ filter })}
        />
        {live.source && live.source.freshness !== 'fresh' && (
          <TrackingStrip sources={[live.source]} />
        )}
        {phase === 'loading' && <TableSkeleton />}
        {phase === 'failed' && error && (
          <TrackingFailure
            error={error}
            title={t('experiments.failure.runsTitle')}
            onRetry={live.retry}
          />
        )}
        {phase === 'ready' && runs.length === 0 && (
          <NoRuns
            experiment={experiment}
            filter={view.filter}
            onClear={() => onChange({ filter: '' })}
          />
        )}
        {phase === 'ready' && runs.length > 0 && (
          <>
            {error && (
              <Remark>
                {t('experiments.failure.old', { cause: saidBy(error) })}
              </Remark>
            )}
            <div className={styles.status}>
              <span aria-live="polite">{shownWords()}</span>
              <RowNotices
                waiting={order.waiting.length}
                misplaced={order.misplaced}
                onShowNew={showNew}
                onReorder={order.reorder}
              />
              <span className={styles.tools}>
                <RunColumnChooser
                  runs={runs}
                  columns={columns}
                  onChange={setColumns}
                  onOpenChange={setMenu}
                />
                <SaveButton
                  name="runs"
                  csv={() =>
                    runsCsv(
                      order.keys.flatMap(key => items.get(key) ?? []),
                      columns,
                    )
                  }
                />
              </span>
            </div>
            <RunsTable
              key={table}
              keys={order.keys}
              rows={items}
              columns={columns}
              sort={view.sort}
              onSort={changeSort}
              slots={slots}
              full={full}
              onChoose={choose}
              opened={view.open}
              onOpen={panel.open}
              onClose={panel.close}
              onScrolled={setScrolled}
              short={chosenIds.length > 0}
            />
            <div className={styles.foot}>
              {live.more && (
                <Button
                  size="small"
                  variant="secondary"
                  loading={live.loadingMore}
                  onPress={live.loadMore}
                >
                  {t('experiments.runs.more')}
                </Button>
              )}
              <span>
                {full
                  ? t('experiments.runs.full', { number: String(MOST_RUNS) })
                  : chosenIds.length === 0 &&
                    t('experiments.runs.hint', { number: String(MOST_RUNS) })}
              </span>
            </div>
          </>
        )}
        {(chosen.length > 0 || missing.length > 0) && (
          <ChosenPanel
            experiment={experiment.id}
            chosen={chosen}
            missing={missing.length}
            view={view}
            onChange={onChange}
            onDrop={choose}
          />
        )}
      </div>
      {panel.element}
    </div>
  );

  function shownWords(): string {
    const count = order.keys.length;
    const words = t(
      live.more ? 'experiments.runs.shownMore' : 'experiments.runs.shown',
      { count },
    );
    return live.more && view.sort !== NEWEST_FIRST
      ? `${words}, ${t('experiments.runs.sortedLoaded')}`
      : words;
  }
}
