import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField } from '@backstage/ui';
import { ModelDetails } from '@mlport/backstage-plugin-ml-common';
import { RiFilterOffLine, RiLineChartLine } from '@remixicon/react';
import { ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import bar from '../filters/FilterBar.module.css';
import { useSlashFocus } from '../filters/useSlashFocus';
import { Notice } from '../notices/Notice';
import { serveModelRouteRef } from '../routes';
import { ChoicePopover } from '../table/ChoicePopover';
import { ColumnChooser } from '../table/ColumnChooser';
import { RowNotices } from '../table/RowNotices';
import { SaveButton } from '../table/SaveButton';
import { useColumns } from '../table/useColumns';
import { useSteadyRows } from '../table/useSteadyRows';
import { mlTranslationRef } from '../translation';
import { compareVersions } from './compareVersions';
import { useMetricChoice } from './useMetricChoice';
import { useVersionsView } from './useVersionsView';
import { compactColumns, versionColumns, VersionFact } from './versionColumns';
import { versionCsv } from './versionCsv';
import { versionMatcher } from './versionMatcher';
import { VersionPanel } from './VersionPanel';
import { VersionsTable } from './VersionsTable';
import styles from './models.module.css';

/** Search, choices and the table of the versions of a model, and the panel of one. */
export function VersionBrowser({ details }: { details: ModelDetails }) {
  const { item, versions } = details;
  const { t } = useTranslationRef(mlTranslationRef);
  const [view, change] = useVersionsView();
  const [scrolled, setScrolled] = useState(false);
  const [menu, setMenu] = useState(false);
  const [table, setTable] = useState(0);
  const search = useRef<HTMLDivElement>(null);
  useSlashFocus(search);
  const { names, chosen, choose } = useMetricChoice(item.id, versions);
  const serves = useRouteRef(serveModelRouteRef) !== undefined;
  const all = useMemo(
    () => versionColumns(versions, chosen, serves),
    [versions, chosen, serves],
  );
  const { columns, setColumns } = useColumns('ml.models.versions', all);
  const beside = view.open !== undefined;
  const shown = useMemo(
    () => (beside ? compactColumns(columns) : columns),
    [columns, beside],
  );

  const text = useDeferredValue(view.text);
  const rows = useMemo(
    () =>
      new Map(
        versions
          .filter(versionMatcher(text))
          .map(version => [version.version, version]),
      ),
    [versions, text],
  );
  const compare = useMemo(() => compareVersions(view.sort), [view.sort]);
  const order = useSteadyRows({
    items: rows,
    compare,
    signature: JSON.stringify([text, view.sort]),
    hold: scrolled || menu,
  });
  // A page that begins with an open panel leaves the focus where the browser puts it.
  const asked = useRef(false);
  const open = (version: string) => {
    asked.current = true;
    change({ open: version }, view.open === undefined ? 'push' : 'replace');
  };
  const close = () => change({ open: undefined });
  return (
    <div className={styles.split}>
      <div className={styles.page}>
        <div className={styles.status}>
          <div ref={search} className={bar.search} role="search">
            <SearchField
              size="small"
              aria-label={t('filter.search')}
              placeholder={t('models.versions.searchPlaceholder')}
              value={view.text}
              onChange={words => change({ text: words }, 'replace')}
            />
          </div>
          <span aria-live="polite">
            {text
              ? t('models.versions.shownOf', {
                  shown: order.keys.length.toLocaleString(),
                  total: versions.length.toLocaleString(),
                })
              : t('models.count', { count: versions.length })}
          </span>
          <RowNotices
            waiting={order.waiting.length}
            misplaced={order.misplaced}
            onShowNew={() => {
              order.showNew();
              setScrolled(false);
              setTable(table + 1);
            }}
            onReorder={order.reorder}
          />
          <span className={styles.tools}>
            {names.length > 0 && (
              <ChoicePopover
                button={t('models.versions.metrics')}
                icon={<RiLineChartLine />}
                label={t('models.versions.metricsLabel')}
                choices={names.map(name => ({ id: name, title: name }))}
                chosen={chosen}
                onChange={choose}
                onOpenChange={setMenu}
              />
            )}
            <ColumnChooser
              all={all}
              columns={columns}
              titleOf={({ id }) =>
                t(`models.versions.column.${id as VersionFact}`)
              }
              onChange={setColumns}
              onOpenChange={setMenu}
            />
            <SaveButton
              name="versions"
              csv={() =>
                versionCsv(
                  order.keys.flatMap(key => rows.get(key) ?? []),
                  columns,
                )
              }
            />
          </span>
        </div>
        {order.keys.length > 0 ? (
          <VersionsTable
            key={table}
            model={item}
            keys={order.keys}
            rows={rows}
            columns={shown}
            compact={beside}
            allColumns={all}
            sort={view.sort}
            onSort={sort => change({ sort })}
            opened={view.open}
            onOpen={open}
            onClose={close}
            onScrolled={setScrolled}
          />
        ) : (
          <Nothing hidden={versions.length}>
            <Button variant="primary" onPress={() => change({ text: '' })}>
              {t('models.versions.clear')}
            </Button>
          </Nothing>
        )}
      </div>
      {view.open !== undefined && (
        <VersionPanel
          key={view.open}
          model={item}
          version={view.open}
          item={versions.find(({ version }) => version === view.open)}
          takesFocus={asked.current}
          onClose={close}
        />
      )}
    </div>
  );
}

function Nothing({
  hidden,
  children,
}: {
  hidden: number;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <Notice icon={RiFilterOffLine} title={t('models.versions.filteredTitle')}>
      <p>{t('models.versions.filteredText', { count: hidden })}</p>
      {children}
    </Notice>
  );
}
