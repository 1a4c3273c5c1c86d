import { useCallback, useMemo } from 'react';
import { useUrlSearch } from '../filters/useUrlSearch';
import {
  ModelFilters,
  parseModelFilters,
  writeModelFilters,
} from './ModelFilters';

/** Changes some of the filters. */
export type ChangeModelFilters = (
  change: Partial<ModelFilters>,
  mode?: 'push' | 'replace',
) => void;

/** The filters in the URL, and how to change them. */
export function useModelFilters(): [ModelFilters, ChangeModelFilters] {
  const [search, setSearch] = useUrlSearch();
  const filters = useMemo(() => parseModelFilters(search), [search]);
  const change = useCallback<ChangeModelFilters>(
    (part, mode = 'push') => {
      const { search: current } = window.location;
      setSearch(
        writeModelFilters(current, { ...parseModelFilters(current), ...part }),
        mode,
      );
    },
    [setSearch],
  );
  return [filters, change];
}
