import { useApi } from '@backstage/frontend-plugin-api';
import {
  WorkloadAddress,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { mlApiRef } from '../api/mlApiRef';
import { followVisibility } from '../live/followVisibility';
import { DetailsSnapshot, LiveDetails } from './LiveDetails';

/**
 * The details of a workload, live while the tab can be seen.
 *
 * @param row - Its row where there is one: a change of it asks again.
 */
export function useLiveDetails(
  address: WorkloadAddress,
  row: WorkloadItem | undefined,
): DetailsSnapshot & { refresh(): void } {
  const api = useApi(mlApiRef);
  const live = useMemo(
    () => LiveDetails.create({ api, address }),
    [api, address],
  );
  useEffect(() => followVisibility(document, live), [live]);
  const sequence = row?.sequence;
  useEffect(() => live.noteRow(sequence), [live, sequence]);
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot);
  return useMemo(
    () => ({ ...snapshot, refresh: live.refresh }),
    [snapshot, live],
  );
}
