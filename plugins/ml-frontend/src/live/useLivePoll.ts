import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { followVisibility } from './followVisibility';
import { LivePoll, PollSnapshot } from './LivePoll';

/** An answer that is kept up to date, and a way to start over. */
export interface Polled<T> extends PollSnapshot<T> {
  retry(): void;
}

/**
 * Asks again and again while the tab can be seen.
 *
 * @param ask - The question; a new function is a new question, so it wants `useCallback`.
 * @param every - How long to wait after an answer, in milliseconds.
 */
export function useLivePoll<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  every: number,
): Polled<T> {
  const live = useMemo(() => LivePoll.create({ ask, every }), [ask, every]);
  useEffect(() => followVisibility(document, live), [live]);
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot);
  return useMemo(() => ({ ...snapshot, retry: live.retry }), [snapshot, live]);
}
