import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { ModelItem, TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { useMemo, useRef } from 'react';
import styles from '../filters/FilterBar.module.css';
import { ClearFilters } from '../filters/ClearFilters';
import { FilterSelect } from '../filters/FilterSelect';
import { MineOrAll } from '../filters/MineOrAll';
import { shortRef } from '../filters/shortRef';
import { useSlashFocus } from '../filters/useSlashFocus';
import { trackingName } from '../sources/trackingName';
import { mlTranslationRef } from '../translation';
import {
  isFilteringModels,
  ModelFilters,
  NO_MODEL_FILTERS,
  SERVINGS,
} from './ModelFilters';
import { sourceKey } from './sourceKey';
import { ChangeModelFilters } from './useModelFilters';

/** Search and filters. Each choice is a step that the browser's *back* takes back. */
export function ModelFilterBar(props: {
  filters: ModelFilters;
  items: readonly ModelItem[];
  sources: readonly TrackingStatus[];
  onChange: ChangeModelFilters;
  onMenu(open: boolean): void;
}) {
  const { filters, items, sources, onChange, onMenu } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const bar = useRef<HTMLDivElement>(null);
  useSlashFocus(bar);
  const owners = useMemo(
    () =>
      [
        ...new Set([
          ...filters.owner,
          ...items.flatMap(({ owner }) => owner ?? []),
        ]),
      ].sort((a, b) => a.localeCompare(b)),
    [items, filters.owner],
  );
  const names = new Map(
    sources.map(source => [sourceKey(source), trackingName(source)]),
  );
  return (
    <div ref={bar} className={styles.bar} role="search">
      <SearchField
        className={styles.search}
        size="small"
        aria-label={t('filter.search')}
        placeholder={t('models.searchPlaceholder')}
        value={filters.text}
        onChange={text => onChange({ text }, 'replace')}
      />
      <MineOrAll mine={filters.mine} onChange={mine => onChange({ mine })} />
      <FilterSelect
        label={t('models.filter.serving')}
        values={SERVINGS}
        chosen={filters.serving}
        format={value => {
          const serving = SERVINGS.find(one => one === value);
          return serving ? t(`models.filter.${serving}`) : value;
        }}
        onChoose={values =>
          onChange({ serving: SERVINGS.filter(one => values.includes(one)) })
        }
        onOpenChange={onMenu}
      />
      <FilterSelect
        label={t('filter.owner')}
        values={owners}
        chosen={filters.owner}
        format={shortRef}
        onChoose={owner => onChange({ owner })}
        onOpenChange={onMenu}
      />
      {(names.size > 1 || filters.source.length > 0) && (
        <FilterSelect
          label={t('models.filter.source')}
          values={[...new Set([...filters.source, ...names.keys()])]}
          chosen={filters.source}
          format={value => names.get(value) ?? value}
          onChoose={source => onChange({ source })}
          onOpenChange={onMenu}
        />
      )}
      {isFilteringModels(filters) && (
        <ClearFilters
          onClear={() => onChange({ ...NO_MODEL_FILTERS, sort: filters.sort })}
        />
      )}
    </div>
  );
}
