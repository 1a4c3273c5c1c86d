import { ExplainRule } from '../ExplainRule';
import { Fix } from '../Explanation';
import { heldBy, saidByKueue } from '../queueFacts';
import { times } from '../words';

/** Kueue's last words for work that it tried too often. Source: kueue 0.19.2 `WorkloadRequeuingLimitExceeded`. */
const TRIED = /RequeuingLimitExceeded/;

/** Kueue no longer tries to run it: it was tried too often, a check refused it, or somebody said so. */
export const deactivated: ExplainRule = {
  cause: 'deactivated',
  explain: facts => {
    const admission = heldBy(facts);
    if (admission?.phase !== 'inactive') {
      return undefined;
    }
    const { reason = '', evictions, since } = admission;
    const isTried = TRIED.test(reason);
    const often = evictions ? times(evictions) : 'too often';
    const cause = isTried
      ? `it lost its quota ${often}, and Kueue gave up`
      : causeOf(reason);
    return {
      headline: `${facts.name} is deactivated: ${cause}`,
      evidence: saidByKueue(admission),
      fix: isTried || reason === 'Deactivated' ? activate(isTried) : undefined,
      since,
    };
  },
};

function activate(isTried: boolean): Fix {
  return {
    text: isTried
      ? 'Find out why its pods do not become ready, then set active to true on its Kueue Workload.'
      : 'Set active to true on its Kueue Workload to queue it again.',
    manifestPath: 'spec.active',
    from: 'false',
    to: 'true',
  };
}

function causeOf(reason: string): string {
  if (reason.includes('AdmissionCheck')) {
    return 'an admission check rejected it';
  }
  return reason.includes('MaximumExecutionTimeExceeded')
    ? 'it reached its maximum execution time'
    : 'somebody set its Kueue Workload to inactive';
}
