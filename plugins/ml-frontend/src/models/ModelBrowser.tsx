import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ListModelsResponse } from '@mlport/backstage-plugin-ml-common';
import { RiFilterOffLine } from '@remixicon/react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useOwnRefs } from '../filters/useOwnRefs';
import { Notice } from '../notices/Notice';
import { TrackingStrip } from '../sources/TrackingStrip';
import { ColumnChooser } from '../table/ColumnChooser';
import { RowNotices } from '../table/RowNotices';
import { SaveButton } from '../table/SaveButton';
import { useColumns } from '../table/useColumns';
import { useSteadyRows } from '../table/useSteadyRows';
import theme from '../theme/readable.module.css';
import { mlTranslationRef } from '../translation';
import { compareModels } from './compareModels';
import { MODEL_COLUMNS } from './modelColumns';
import { modelCsv } from './modelCsv';
import { ModelFilterBar } from './ModelFilterBar';
import {
  isFilteringModels,
  modelMatcher,
  NO_MODEL_FILTERS,
} from './ModelFilters';
import { ModelsTable } from './ModelsTable';
import { NoModels } from './NoModels';
import { useModelFilters } from './useModelFilters';
import styles from './models.module.css';

const NOBODY: readonly string[] = [];

/** Filters and the table, over models that are loaded. */
export function ModelBrowser(props: {
  models: ListModelsResponse;
  onOpen(id: string): void;
}) {
  const { items, sources } = props.models;
  const { t } = useTranslationRef(mlTranslationRef);
  const ownRefs = useOwnRefs() ?? NOBODY;
  const [filters, change] = useModelFilters();
  const [scrolled, setScrolled] = useState(false);
  const [menu, setMenu] = useState(false);
  const [table, setTable] = useState(0);
  const { columns, setColumns } = useColumns('ml.models', MODEL_COLUMNS);

  // Typing goes before the rows that it filters.
  const applied = useDeferredValue(filters);
  const rows = useMemo(
    () =>
      new Map(
        items
          .filter(modelMatcher(applied, ownRefs))
          .map(item => [item.id, item]),
      ),
    [items, applied, ownRefs],
  );
  const compare = useMemo(() => compareModels(applied.sort), [applied.sort]);
  const order = useSteadyRows({
    items: rows,
    compare,
    signature: JSON.stringify(applied),
    hold: scrolled || menu,
  });
  const showNew = () => {
    order.showNew();
    setScrolled(false);
    setTable(table + 1);
  };
  const clear = () => change({ ...NO_MODEL_FILTERS, sort: filters.sort });
  const filtering = isFilteringModels(filters);
  return (
    <div className={`${styles.page} ${theme.readable}`}>
      <TrackingStrip sources={sources} />
      {items.length === 0 ? (
        <NoModels sources={sources} />
      ) : (
        <>
          <ModelFilterBar
            filters={filters}
            items={items}
            sources={sources}
            onChange={change}
            onMenu={setMenu}
          />
          <div className={styles.status}>
            <span aria-live="polite">
              {filtering
                ? t('models.shownOf', {
                    shown: order.keys.length.toLocaleString(),
                    total: items.length.toLocaleString(),
                  })
                : t('models.shown', { count: items.length })}
            </span>
            <RowNotices
              waiting={order.waiting.length}
              misplaced={order.misplaced}
              onShowNew={showNew}
              onReorder={order.reorder}
            />
            <span className={styles.tools}>
              <ColumnChooser
                all={MODEL_COLUMNS}
                columns={columns}
                titleOf={({ id }) => t(`models.column.${id}`)}
                onChange={setColumns}
                onOpenChange={setMenu}
              />
              <SaveButton
                name="models"
                csv={() =>
                  modelCsv(
                    order.keys.flatMap(key => rows.get(key) ?? []),
                    columns,
                  )
                }
              />
            </span>
          </div>
          {order.keys.length > 0 ? (
            <ModelsTable
              key={table}
              keys={order.keys}
              rows={rows}
              sources={sources}
              columns={columns}
              sort={filters.sort}
              onSort={sort => change({ sort })}
              onOpen={props.onOpen}
              onScrolled={setScrolled}
            />
          ) : (
            <Notice
              icon={RiFilterOffLine}
              title={t('models.empty.filteredTitle')}
            >
              <p>{t('models.empty.filteredText', { count: items.length })}</p>
              <Button variant="primary" onPress={clear}>
                {t('filter.clear')}
              </Button>
            </Notice>
          )}
        </>
      )}
    </div>
  );
}
