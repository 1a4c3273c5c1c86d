import { useCallback, useMemo } from 'react';
import { useUrlSearch } from '../filters/useUrlSearch';
import {
  parseQuotaFilters,
  QuotaFilters,
  writeQuotaFilters,
} from './QuotaFilters';

/** Changes some of the filters. */
export type ChangeQuotaFilters = (
  change: Partial<QuotaFilters>,
  mode?: 'push' | 'replace',
) => void;

/** The filters in the URL, and how to change them. */
export function useQuotaFilters(): [QuotaFilters, ChangeQuotaFilters] {
  const [search, setSearch] = useUrlSearch();
  const filters = useMemo(() => parseQuotaFilters(search), [search]);
  const change = useCallback<ChangeQuotaFilters>(
    (part, mode = 'push') => {
      const { search: current } = window.location;
      setSearch(
        writeQuotaFilters(current, { ...parseQuotaFilters(current), ...part }),
        mode,
      );
    },
    [setSearch],
  );
  return [filters, change];
}
