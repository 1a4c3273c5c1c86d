import { useApi } from '@backstage/frontend-plugin-api';
import { ListTargetsResponse } from '@mlport/backstage-plugin-ml-common';
import { useEffect } from 'react';
import { AnswerView } from './Answer';
import { formAnswersApiRef } from './formAnswersApiRef';
import { useAnswer } from './useAnswer';

/** What is free changes while somebody fills in a form; this is how old it may be, in milliseconds. */
const REFRESH = 30_000;

/** Where the user can send work, asked for again every half minute while somebody looks. */
export function useTargets(): AnswerView<ListTargetsResponse> & {
  retry(): void;
} {
  const { targets } = useApi(formAnswersApiRef);
  const view = useAnswer(targets);
  useEffect(() => {
    targets.askIfOlder(REFRESH);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !targets.view.error) {
        targets.ask();
      }
    }, REFRESH);
    return () => clearInterval(timer);
  }, [targets]);
  return { ...view, retry: () => targets.ask() };
}
