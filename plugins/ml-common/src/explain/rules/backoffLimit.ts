import { ExplainRule } from '../ExplainRule';

/** Sources: Kubernetes 1.36 `batch/v1`; training-operator 1.9; jobset 0.12 `constants.go`. */
const REASON =
  /BackoffLimitExceeded|BackOffLimitExceeded|FailedJobs|ReachedMaxRestarts|MaxFailedIndexesExceeded|FailedIndexes/;
const MESSAGE =
  /back-?off limit|reached the specified backoff|max(imum number of)? restarts/i;

/** It was tried as often as it may be; its pods are gone and with them the cause. */
export const backoffLimit: ExplainRule = {
  cause: 'backoff-limit',
  explain: facts => {
    const { state, reason = '', message = '', finishedAt } = facts.reading;
    if (state !== 'Failed' || !(REASON.test(reason) || MESSAGE.test(message))) {
      return undefined;
    }
    return {
      headline: `${facts.name} failed: its pods failed as often as they may, and none is left to say why`,
      evidence: [
        { text: message || reason, source: 'its status', at: finishedAt },
      ],
      since: finishedAt,
    };
  },
};
