import { useCallback, useMemo } from 'react';
import { parseFilters, WorkloadFilters, writeFilters } from './WorkloadFilters';
import { useUrlSearch } from './useUrlSearch';

/** Changes some of the filters. */
export type ChangeFilters = (
  change: Partial<WorkloadFilters>,
  mode?: 'push' | 'replace',
) => void;

/** The filters in the URL, and how to change them. */
export function useWorkloadFilters(): [WorkloadFilters, ChangeFilters] {
  const [search, setSearch] = useUrlSearch();
  const filters = useMemo(() => parseFilters(search), [search]);
  const change = useCallback<ChangeFilters>(
    (part, mode = 'push') => {
      const { search: current } = window.location;
      setSearch(
        writeFilters(current, { ...parseFilters(current), ...part }),
        mode,
      );
    },
    [setSearch],
  );
  return [filters, change];
}
