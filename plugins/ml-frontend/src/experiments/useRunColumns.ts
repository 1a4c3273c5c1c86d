import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { useMemo } from 'react';
import { RunColumn, runColumns, usualColumns } from './runColumns';
import { useStored } from '../table/useStored';

/** The columns that this reader wants of an experiment, remembered with the settings of the app. */
export function useRunColumns(
  experiment: string,
  runs: readonly RunItem[],
): {
  columns: RunColumn[];
  setColumns(shown: string[]): void;
} {
  const storage = useApi(storageApiRef);
  const [stored, setColumns] = useStored<string[]>(
    useMemo(() => storage.forBucket('ml.experiments.columns'), [storage]),
    experiment,
  );
  const chosen = isTexts(stored) ? stored : undefined;
  const ids = chosen ?? usualColumns(runs);
  const key = JSON.stringify(ids);
  const columns = useMemo(() => runColumns(JSON.parse(key)), [key]);
  return { columns, setColumns };
}

/** What was stored may come from another version of the plugin. */
function isTexts(stored: unknown): stored is string[] {
  return (
    Array.isArray(stored) && stored.every(text => typeof text === 'string')
  );
}
