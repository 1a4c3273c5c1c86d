import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { followVisibility } from '../live/followVisibility';
import { LiveRuns, RunsSnapshot } from './LiveRuns';

/**
 * The runs of a search, up to date while the tab can be seen.
 *
 * @param chosen - The ids of runs that are wanted wherever they are in the list.
 */
export function useLiveRuns(
  experiment: string,
  filter: string,
  chosen: readonly string[],
): RunsSnapshot & { retry(): void; loadMore(): void } {
  const api = useApi(mlTrackingApiRef);
  const live = useMemo(
    () =>
      LiveRuns.create({
        api,
        search: { experiments: [experiment], filter: filter || undefined },
      }),
    [api, experiment, filter],
  );
  useEffect(() => followVisibility(document, live), [live]);
  useEffect(() => live.choose(chosen), [live, chosen]);
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot);
  return useMemo(
    () => ({ ...snapshot, retry: live.retry, loadMore: live.loadMore }),
    [snapshot, live],
  );
}
