import { useApi } from '@backstage/frontend-plugin-api';
import { WorkloadQuery } from '@mlport/backstage-plugin-ml-common';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { mlApiRef } from '../api/mlApiRef';
import { LiveSnapshot } from './LiveSnapshot';
import { LiveWorkloads } from './LiveWorkloads';
import { followVisibility } from './followVisibility';

/** The workloads of a query, live while the tab can be seen. */
export function useLiveWorkloads(
  query: WorkloadQuery,
): LiveSnapshot & { retry(): void } {
  const api = useApi(mlApiRef);
  const key = JSON.stringify(query);
  const live = useMemo(
    () => LiveWorkloads.create({ api, query: JSON.parse(key) }),
    [api, key],
  );
  useEffect(() => followVisibility(document, live), [live]);
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot);
  return useMemo(
    () => ({ ...snapshot, retry: () => live.retry() }),
    [snapshot, live],
  );
}
