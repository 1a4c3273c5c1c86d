import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { Goal } from './comparison';
import { useStored } from '../table/useStored';

/**
 * Which way each metric is better, as the reader said, by its name; remembered with the settings of
 * the app. Nobody else knows: an accuracy should rise, a loss should fall, and names do not tell.
 */
export function useGoals(): [
  goalOf: (metric: string) => Goal | undefined,
  setGoal: (metric: string, goal: Goal | undefined) => void,
] {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket('ml.experiments'), [storage]);
  const [stored, store] = useStored<Record<string, string>>(bucket, 'goals');
  const goals = useMemo(() => new Map(entriesOf(stored)), [stored]);
  const goalOf = useCallback((metric: string) => goals.get(metric), [goals]);
  const setGoal = useCallback(
    (metric: string, goal: Goal | undefined) => {
      const next = new Map(goals);
      if (goal) {
        next.set(metric, goal);
      } else {
        next.delete(metric);
      }
      store(Object.fromEntries(next));
    },
    [goals, store],
  );
  return [goalOf, setGoal];
}

/** What was stored may come from another version of the plugin. */
function entriesOf(stored: unknown): Array<[string, Goal]> {
  return Object.entries(stored ?? {}).flatMap(([metric, goal]) =>
    goal === 'min' || goal === 'max' ? [[metric, goal]] : [],
  );
}
