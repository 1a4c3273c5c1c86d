import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { QuotaReportCluster } from '@mlport/backstage-plugin-ml-common';
import { useRef } from 'react';
import styles from '../filters/FilterBar.module.css';
import { ClearFilters } from '../filters/ClearFilters';
import { FilterSelect } from '../filters/FilterSelect';
import { MineOrAll } from '../filters/MineOrAll';
import { useSlashFocus } from '../filters/useSlashFocus';
import { mlTranslationRef } from '../translation';
import {
  isFilteringQuotas,
  NO_QUOTA_FILTERS,
  QuotaFilters,
} from './QuotaFilters';
import { ChangeQuotaFilters } from './useQuotaFilters';

/** Search and filters. Each choice is a step that the browser's *back* takes back. */
export function QuotaFilterBar(props: {
  filters: QuotaFilters;
  clusters: readonly QuotaReportCluster[];
  onChange: ChangeQuotaFilters;
}) {
  const { filters, clusters, onChange } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const bar = useRef<HTMLDivElement>(null);
  useSlashFocus(bar);
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  const { view, sort } = filters;
  return (
    <div ref={bar} className={styles.bar} role="search">
      <SearchField
        className={styles.search}
        size="small"
        aria-label={t('filter.search')}
        placeholder={t('quotas.searchPlaceholder')}
        value={filters.text}
        onChange={text => onChange({ text, quota: undefined }, 'replace')}
      />
      <MineOrAll
        mine={filters.mine}
        onChange={mine => onChange({ mine, quota: undefined })}
      />
      {(clusters.length > 1 || filters.cluster.length > 0) && (
        <FilterSelect
          label={t('filter.cluster')}
          values={[...new Set([...filters.cluster, ...titles.keys()])]}
          chosen={filters.cluster}
          format={name => titles.get(name) ?? name}
          onChoose={cluster => onChange({ cluster, quota: undefined })}
          onOpenChange={() => {}}
        />
      )}
      {isFilteringQuotas(filters) && (
        <ClearFilters
          words={filters.quota === undefined ? undefined : t('quotas.showAll')}
          onClear={() =>
            onChange({ ...NO_QUOTA_FILTERS, quota: undefined, view, sort })
          }
        />
      )}
    </div>
  );
}
