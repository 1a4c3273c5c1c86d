import { useCallback, useSyncExternalStore } from 'react';
import { Answer, AnswerView } from './Answer';

const NOTHING_ASKED: AnswerView<never> = { asking: false };

/** What is known of a question, kept up to date. Asks nothing by itself. */
export function useAnswer<T>(answer: Answer<T> | undefined): AnswerView<T> {
  const subscribe = useCallback(
    (listener: () => void) => answer?.subscribe(listener) ?? (() => {}),
    [answer],
  );
  return useSyncExternalStore(subscribe, () => answer?.view ?? NOTHING_ASKED);
}
