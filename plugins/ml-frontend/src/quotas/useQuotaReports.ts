import { useApi } from '@backstage/frontend-plugin-api';
import {
  ListQuotaReportsResponse,
  QuotaAddress,
  QuotaReportResponse,
} from '@mlport/backstage-plugin-ml-common';
import { useCallback } from 'react';
import { mlApiRef } from '../api/mlApiRef';
import { Polled, useLivePoll } from '../live/useLivePoll';

/** How old the answer may become while somebody looks, in milliseconds. */
const EVERY_MS = 12_000;

/** All quotas, up to date while the tab can be seen. */
export function useQuotaReports(): Polled<ListQuotaReportsResponse> {
  const api = useApi(mlApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.listQuotaReports({ signal }),
    [api],
  );
  return useLivePoll(ask, EVERY_MS);
}

/** One quota, up to date while the tab can be seen. */
export function useQuotaReport(
  address: QuotaAddress,
): Polled<QuotaReportResponse> {
  const api = useApi(mlApiRef);
  const { cluster, kind, namespace, name } = address;
  const ask = useCallback(
    (signal: AbortSignal) =>
      api.getQuotaReport({ cluster, kind, namespace, name }, { signal }),
    [api, cluster, kind, namespace, name],
  );
  return useLivePoll(ask, EVERY_MS);
}
