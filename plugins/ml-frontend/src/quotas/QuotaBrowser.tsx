import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { ListQuotaReportsResponse } from '@mlport/backstage-plugin-ml-common';
import { RiFilterOffLine } from '@remixicon/react';
import { useDeferredValue, useMemo } from 'react';
import { useOwnRefs } from '../filters/useOwnRefs';
import { Notice } from '../notices/Notice';
import { SourcesStrip } from '../sources/SourcesStrip';
import { SaveButton } from '../table/SaveButton';
import theme from '../theme/readable.module.css';
import { mlTranslationRef } from '../translation';
import { ClusterQuotas } from './ClusterQuotas';
import { NoQuotas } from './NoQuotas';
import { quotaCsv } from './quotaCsv';
import { QuotaFilterBar } from './QuotaFilterBar';
import {
  isFilteringQuotas,
  NO_QUOTA_FILTERS,
  quotaMatcher,
} from './QuotaFilters';
import { quotaRows, sortQuotaRows } from './quotaRows';
import { QuotaTable } from './QuotaTable';
import { useQuotaFilters } from './useQuotaFilters';
import { useQuotaPanel } from './useQuotaPanel';
import styles from './Quotas.module.css';

const NOBODY: readonly string[] = [];

/** Filters, bars and the table, over quotas that are loaded. */
export function QuotaBrowser(props: { reports: ListQuotaReportsResponse }) {
  const { items, clusters, sources } = props.reports;
  const { t } = useTranslationRef(mlTranslationRef);
  const ownRefs = useOwnRefs() ?? NOBODY;
  const [filters, change] = useQuotaFilters();
  const panel = useQuotaPanel(sources);

  // Typing goes before the quotas that it filters.
  const applied = useDeferredValue(filters);
  const shown = useMemo(
    () => items.filter(quotaMatcher(applied, ownRefs)),
    [items, applied, ownRefs],
  );
  const rows = useMemo(
    () => sortQuotaRows(t, quotaRows(shown), applied.sort),
    [t, shown, applied.sort],
  );
  const { view, sort } = filters;
  return (
    <div className={styles.split}>
      <div className={`${styles.page} ${theme.readable}`}>
        <SourcesStrip sources={sources} />
        {items.length === 0 ? (
          <NoQuotas sources={sources} />
        ) : (
          <>
            <QuotaFilterBar
              filters={filters}
              clusters={clusters}
              onChange={change}
            />
            <div className={styles.status}>
              <span aria-live="polite">
                {isFilteringQuotas(filters)
                  ? t('quotas.shownOf', {
                      shown: shown.length.toLocaleString(),
                      total: items.length.toLocaleString(),
                    })
                  : t('quotas.shown', { count: items.length })}
              </span>
              <span className={styles.tools}>
                <ToggleButtonGroup
                  aria-label={t('quotas.view.label')}
                  selectionMode="single"
                  disallowEmptySelection
                  selectedKeys={[view]}
                  onSelectionChange={keys =>
                    change({ view: keys.has('table') ? 'table' : 'bars' })
                  }
                >
                  <ToggleButton id="bars">{t('quotas.view.bars')}</ToggleButton>
                  <ToggleButton id="table">
                    {t('quotas.view.table')}
                  </ToggleButton>
                </ToggleButtonGroup>
                <SaveButton name="gpu-quotas" csv={() => quotaCsv(rows)} />
              </span>
            </div>
            {shown.length === 0 && (
              <Notice
                icon={RiFilterOffLine}
                title={t('quotas.empty.filteredTitle')}
              >
                <p>
                  {filters.quota === undefined
                    ? t('quotas.empty.filteredText', { count: items.length })
                    : t('quotas.gone')}
                </p>
                <Button
                  variant="primary"
                  onPress={() =>
                    change({
                      ...NO_QUOTA_FILTERS,
                      quota: undefined,
                      view,
                      sort,
                    })
                  }
                >
                  {t('filter.clear')}
                </Button>
              </Notice>
            )}
            {shown.length > 0 && view === 'table' && (
              <QuotaTable
                rows={rows}
                sort={sort}
                onSort={by => change({ sort: by })}
                onOpen={quota => change({ quota, view: 'bars' })}
              />
            )}
            {view === 'bars' && (
              <div className={styles.clusters}>
                {clusters.map(cluster => {
                  const own = shown.filter(
                    report => report.cluster === cluster.name,
                  );
                  return (
                    own.length > 0 && (
                      <ClusterQuotas
                        key={cluster.name}
                        cluster={cluster}
                        reports={own}
                        onOpen={panel.open}
                      />
                    )
                  );
                })}
              </div>
            )}
          </>
        )}
      </div>
      {panel.element}
    </div>
  );
}
