import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { mlApiRef } from '../api/mlApiRef';
import { followVisibility } from './followVisibility';
import { LiveSources, SourcesSnapshot } from './LiveSources';

/** All sources, up to date while the tab can be seen. */
export function useLiveSources(): SourcesSnapshot & { retry(): void } {
  const api = useApi(mlApiRef);
  const live = useMemo(() => LiveSources.create({ api }), [api]);
  useEffect(() => followVisibility(document, live), [live]);
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot);
  return useMemo(
    () => ({ ...snapshot, retry: () => live.retry() }),
    [snapshot, live],
  );
}
