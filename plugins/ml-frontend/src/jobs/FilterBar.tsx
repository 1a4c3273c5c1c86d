import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, ToggleButton } from '@backstage/ui';
import { isWorkloadState } from '@mlport/backstage-plugin-ml-common';
import { useRef } from 'react';
import { ChangeFilters } from '../filters/useWorkloadFilters';
import {
  isFiltering,
  ListFilter,
  NO_FILTERS,
  WorkloadFilters,
} from '../filters/WorkloadFilters';
import { mlTranslationRef } from '../translation';
import styles from '../filters/FilterBar.module.css';
import { ClearFilters } from '../filters/ClearFilters';
import { FilterSelect } from '../filters/FilterSelect';
import { MineOrAll } from '../filters/MineOrAll';
import { shortRef } from '../filters/shortRef';
import { useSlashFocus } from '../filters/useSlashFocus';

/** Search and filters. Each choice is a step that the browser's *back* takes back. */
export function FilterBar(props: {
  filters: WorkloadFilters;
  options: Readonly<Record<ListFilter, readonly string[]>>;
  /** Which filters to offer. */
  offer: readonly ListFilter[];
  /** Whether to offer *mine* and *Unclaimed*: not on the page of one entity. */
  scopes: boolean;
  onChange: ChangeFilters;
  onMenu(open: boolean): void;
}) {
  const { filters, options, offer, scopes, onChange, onMenu } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const bar = useRef<HTMLDivElement>(null);
  useSlashFocus(bar);
  const choose = (name: ListFilter, values: string[]) =>
    onChange(
      name === 'state'
        ? { state: values.filter(isWorkloadState) }
        : { [name]: values },
    );
  const format = (name: ListFilter) => (value: string) => {
    if (name === 'state' && isWorkloadState(value)) {
      return t(`state.${value}`);
    }
    return name === 'owner' ? shortRef(value) : value;
  };
  return (
    <div ref={bar} className={styles.bar} role="search">
      <SearchField
        className={styles.search}
        size="small"
        aria-label={t('filter.search')}
        placeholder={t('filter.searchPlaceholder')}
        value={filters.text}
        onChange={text => onChange({ text }, 'replace')}
      />
      {scopes && (
        <MineOrAll mine={filters.mine} onChange={mine => onChange({ mine })} />
      )}
      {offer.map(name => (
        <FilterSelect
          key={name}
          label={t(`filter.${name}`)}
          values={options[name]}
          chosen={filters[name]}
          format={format(name)}
          onChoose={values => choose(name, values)}
          onOpenChange={onMenu}
        />
      ))}
      {scopes && (
        <ToggleButton
          isSelected={filters.unclaimed}
          onChange={unclaimed => onChange({ unclaimed })}
        >
          {t('filter.unclaimed')}
        </ToggleButton>
      )}
      {isFiltering(filters) && (
        <ClearFilters
          onClear={() => onChange({ ...NO_FILTERS, sort: filters.sort })}
        />
      )}
    </div>
  );
}
