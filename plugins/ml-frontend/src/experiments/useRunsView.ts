import { useCallback, useMemo } from 'react';
import { useUrlSearch } from '../filters/useUrlSearch';
import { parseRunsView, RunsView, writeRunsView } from './RunsView';

/** Changes some of the view. */
export type ChangeView = (
  change: Partial<RunsView>,
  mode?: 'push' | 'replace',
) => void;

/** The view in the URL, and how to change it. */
export function useRunsView(): [RunsView, ChangeView] {
  const [search, setSearch] = useUrlSearch();
  const view = useMemo(() => parseRunsView(search), [search]);
  const change = useCallback<ChangeView>(
    (part, mode = 'push') => {
      const { search: current } = window.location;
      setSearch(
        writeRunsView(current, { ...parseRunsView(current), ...part }),
        mode,
      );
    },
    [setSearch],
  );
  return [view, change];
}
