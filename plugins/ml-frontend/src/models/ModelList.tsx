import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { useLivePoll } from '../live/useLivePoll';
import { LoadFailure } from '../notices/LoadFailure';
import { TableSkeleton } from '../table/TableSkeleton';
import { OldAnswer } from './OldAnswer';
import { EVERY_MS } from './everyMs';
import { ModelBrowser } from './ModelBrowser';
import { useModelFailure } from './useModelFailure';

/** The registered models that the reader may see, up to date while the tab can be seen. */
export function ModelList({ onOpen }: { onOpen(id: string): void }) {
  const api = useApi(mlTrackingApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.listModels({ signal }),
    [api],
  );
  const { value, error, retry } = useLivePoll(ask, EVERY_MS);
  const words = useModelFailure();
  if (!value) {
    return error ? (
      <LoadFailure error={error} words={words} onRetry={retry} />
    ) : (
      <TableSkeleton />
    );
  }
  return (
    <>
      <OldAnswer error={error} />
      <ModelBrowser models={value} onOpen={onOpen} />
    </>
  );
}
