import { useApi } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { useCallback } from 'react';
import { mlApiRef } from '../api/mlApiRef';
import { Polled, useLivePoll } from './useLivePoll';

/** How old the answer may become while somebody looks, in milliseconds. */
const EVERY_MS = 5_000;

/**
 * All sources, up to date while the tab can be seen. The stream of workloads would tell them sooner,
 * but only together with every row.
 */
export function useLiveSources(): Polled<readonly SourceStatus[]> {
  const api = useApi(mlApiRef);
  const ask = useCallback(
    async (signal: AbortSignal) => (await api.listSources({ signal })).items,
    [api],
  );
  return useLivePoll(ask, EVERY_MS);
}
