import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useWorkloadPanel } from '../details/useWorkloadPanel';
import { compareRows } from '../filters/compareRows';
import { ChangeFilters } from '../filters/useWorkloadFilters';
import {
  countStates,
  isFiltering,
  ListFilter,
  matcher,
  NO_FILTERS,
  WorkloadFilters,
} from '../filters/WorkloadFilters';
import { LiveSnapshot } from '../live/LiveSnapshot';
import { SourcesStrip } from '../sources/SourcesStrip';
import { COLUMNS } from '../table/columns';
import { ColumnChooser } from '../table/ColumnChooser';
import { CsvButton } from '../table/CsvButton';
import { RowNotices } from '../table/RowNotices';
import { useColumns } from '../table/useColumns';
import { useSteadyRows } from '../table/useSteadyRows';
import { WorkloadTable } from '../table/WorkloadTable';
import { mlTranslationRef } from '../translation';
import { ClockNotice } from './ClockNotice';
import { ConnectionMark } from './ConnectionMark';
import { FilterBar } from './FilterBar';
import { filterOptions } from './filterOptions';
import { NothingMatches } from './NothingMatches';
import { StateChips } from './StateChips';
import theme from '../theme/readable.module.css';
import styles from './WorkloadBrowser.module.css';

/** Chips, sources, filters and the table, over workloads that are loaded. */
export function WorkloadBrowser(props: {
  live: LiveSnapshot;
  filters: WorkloadFilters;
  ownRefs: readonly string[];
  offer: readonly ListFilter[];
  scopes: boolean;
  onChange: ChangeFilters;
  /** What to show when there is nothing at all. */
  empty: ReactNode;
}) {
  const { live, filters, ownRefs, offer, scopes, onChange, empty } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const { rows, sources } = live.view;
  const [scrolled, setScrolled] = useState(false);
  const [menu, setMenu] = useState(false);
  const [table, setTable] = useState(0);
  const { columns, setColumns } = useColumns('ml.table', COLUMNS);

  // Typing goes before the rows that it filters.
  const applied = useDeferredValue(filters);
  const options = useMemo(
    () => filterOptions(rows.values(), filters),
    [rows, filters],
  );
  const inScope = useMemo(() => {
    const matches = matcher({ ...applied, state: [] }, ownRefs);
    return new Map([...rows].filter(([, item]) => matches(item)));
  }, [rows, applied, ownRefs]);
  const counts = useMemo(() => countStates(inScope.values()), [inScope]);
  const items = useMemo(() => {
    const states = new Set(applied.state);
    return states.size === 0
      ? inScope
      : new Map([...inScope].filter(([, { state }]) => states.has(state)));
  }, [inScope, applied.state]);
  const compare = useMemo(() => compareRows(applied.sort), [applied.sort]);
  const order = useSteadyRows({
    items,
    compare,
    signature: JSON.stringify([applied, live.complete]),
    hold: live.complete && (scrolled || menu),
  });

  const panel = useWorkloadPanel(rows, sources);
  const clear = () => onChange({ ...NO_FILTERS, sort: filters.sort });
  const showNew = () => {
    order.showNew();
    setScrolled(false);
    setTable(table + 1);
  };
  const nothing = live.complete && rows.size === 0 && !filters.mine;
  return (
    <div className={styles.split}>
      <div className={`${styles.browser} ${theme.readable}`}>
        <StateChips
          counts={counts}
          partial={!live.complete || live.capped}
          chosen={filters.state}
          onChoose={state => onChange({ state })}
        />
        <SourcesStrip sources={sources} />
        <ClockNotice sources={sources} />
        <FilterBar
          filters={filters}
          options={options}
          offer={offer}
          scopes={scopes}
          onChange={onChange}
          onMenu={setMenu}
        />
        <div className={styles.status}>
          <span aria-live="polite">{shownWords()}</span>
          <RowNotices
            waiting={order.waiting.length}
            misplaced={order.misplaced}
            onShowNew={showNew}
            onReorder={order.reorder}
          />
          <span className={styles.tools}>
            <ColumnChooser
              all={COLUMNS}
              columns={columns}
              titleOf={({ id }) => t(`column.${id}`)}
              onChange={setColumns}
              onOpenChange={setMenu}
            />
            <CsvButton
              items={() => order.keys.flatMap(key => items.get(key) ?? [])}
              columns={columns}
            />
            <ConnectionMark live={live} />
          </span>
        </div>
        {live.capped && (
          <p className={styles.capped}>
            {t('table.capped', {
              loaded: rows.size.toLocaleString(),
              total: live.total.toLocaleString(),
            })}
          </p>
        )}
        {order.keys.length > 0 && (
          <WorkloadTable
            key={table}
            keys={order.keys}
            rows={items}
            sources={sources}
            columns={columns}
            sort={filters.sort}
            onSort={sort => onChange({ sort })}
            onScrolled={setScrolled}
            opened={panel.opened}
            onOpen={panel.open}
            onClose={panel.close}
          />
        )}
        {order.keys.length === 0 && nothing && empty}
        {order.keys.length === 0 && live.complete && !nothing && (
          <NothingMatches
            hidden={rows.size}
            mine={filters.mine}
            ownRefs={ownRefs}
            onClear={clear}
            onShowAll={() => onChange({ mine: false })}
          />
        )}
      </div>
      {panel.element}
    </div>
  );

  function shownWords(): string {
    const shown = order.keys.length;
    if (!live.complete) {
      return t('table.loadingRest', {
        loaded: rows.size.toLocaleString(),
        total: live.total.toLocaleString(),
      });
    }
    return isFiltering(filters)
      ? t('table.shownOf', {
          shown: shown.toLocaleString(),
          total: live.total.toLocaleString(),
        })
      : t('table.shown', { count: shown });
  }
}
