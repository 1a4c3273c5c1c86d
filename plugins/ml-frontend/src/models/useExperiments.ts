import { useApi } from '@backstage/frontend-plugin-api';
import { ExperimentItem, RunItem } from '@mlport/backstage-plugin-ml-common';
import { useCallback, useMemo } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { useAnswer } from '../details/useAnswer';
import { sourceKey } from './sourceKey';

/**
 * The experiment of a run, where the reader may see it; asked for once. Without an answer runs lead
 * to their server only.
 */
export function useExperiments(): (run: RunItem) => ExperimentItem | undefined {
  const api = useApi(mlTrackingApiRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.listExperiments({ signal }),
    [api],
  );
  const { value } = useAnswer(ask);
  return useMemo(() => {
    const known = new Map(
      value?.items.map(item => [keyOf(item), item] as const),
    );
    return run => known.get(keyOf(run));
  }, [value]);
}

function keyOf(thing: Pick<ExperimentItem, 'source' | 'experimentId'>): string {
  return `${sourceKey(thing.source)} ${thing.experimentId}`;
}
