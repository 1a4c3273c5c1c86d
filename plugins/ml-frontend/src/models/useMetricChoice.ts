import { ModelVersionItem } from '@mlport/backstage-plugin-ml-common';
import { useMemo } from 'react';
import { useRememberedList } from '../table/useRememberedList';
import { metricNames, usualMetrics } from './versionColumns';

/** The metrics that this reader wants to see of the versions of a model, remembered for each model. */
export function useMetricChoice(
  model: string,
  versions: readonly ModelVersionItem[],
): {
  /** All there are. */
  names: readonly string[];
  chosen: readonly string[];
  choose(metrics: readonly string[]): void;
} {
  const [stored, choose] = useRememberedList({
    bucket: 'ml.models.metrics',
    key: model,
  });
  const names = useMemo(() => metricNames(versions), [versions]);
  const chosen = useMemo(
    () =>
      stored
        ? names.filter(name => stored.includes(name))
        : usualMetrics(names),
    [stored, names],
  );
  return { names, chosen, choose };
}
