import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** What came of a question: nothing yet, an answer, or why there is none. */
export interface Answer<T> {
  value?: T;
  error?: Error;
  loading: boolean;
  /** Asks again. */
  retry(): void;
}

/**
 * Asks once, and again when the question changes. The last answer stays while the next one is
 * awaited.
 *
 * @param ask - The question; a new function is a new question, so it wants `useCallback`.
 */
export function useAnswer<T>(
  ask: (signal: AbortSignal) => Promise<T>,
): Answer<T> {
  const [state, setState] = useState<Omit<Answer<T>, 'retry'>>({
    loading: true,
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setState(({ value }) => ({ value, loading: true }));
    ask(signal).then(
      value => !signal.aborted && setState({ value, loading: false }),
      error =>
        !signal.aborted && setState({ error: toError(error), loading: false }),
    );
    return () => controller.abort();
  }, [ask, attempt]);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
