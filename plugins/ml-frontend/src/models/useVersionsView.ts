import { useCallback, useMemo } from 'react';
import { useUrlSearch } from '../filters/useUrlSearch';
import {
  parseVersionsView,
  VersionsView,
  writeVersionsView,
} from './VersionsView';

/** Changes some of the view. */
export type ChangeVersionsView = (
  change: Partial<VersionsView>,
  mode?: 'push' | 'replace',
) => void;

/** What the URL says to show of the versions of a model, and how to change it. */
export function useVersionsView(): [VersionsView, ChangeVersionsView] {
  const [search, setSearch] = useUrlSearch();
  const view = useMemo(() => parseVersionsView(search), [search]);
  const change = useCallback<ChangeVersionsView>(
    (part, mode = 'push') => {
      const { search: current } = window.location;
      setSearch(
        writeVersionsView(current, { ...parseVersionsView(current), ...part }),
        mode,
      );
    },
    [setSearch],
  );
  return [view, change];
}
