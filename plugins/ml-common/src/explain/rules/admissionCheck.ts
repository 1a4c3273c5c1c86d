import { ExplainRule } from '../ExplainRule';
import { heldBy, saidByKueue } from '../queueFacts';

const MESSAGE = /^Admission check ([^:]+): (.*)$/s;

/** Quota is held, and a check of the queue is not through. */
export const admissionCheck: ExplainRule = {
  cause: 'admission-check',
  explain: facts => {
    const admission = heldBy(facts);
    if (admission?.phase !== 'reserved') {
      return undefined;
    }
    const [, name, says] = MESSAGE.exec(admission.message ?? '') ?? [];
    const check = name ? `the admission check ${name}` : 'an admission check';
    const verb = verbOf(admission.reason ?? '');
    const detail =
      says && !/^(Pending|Retry|Rejected)$/.test(says) ? `: ${says}` : '';
    return {
      headline: `${facts.name} has its quota and waits: ${check} ${verb}${detail}`,
      evidence: saidByKueue(admission),
      since: admission.since,
    };
  },
};

function verbOf(reason: string): string {
  if (reason.endsWith('Rejected')) {
    return 'rejected it';
  }
  return reason.endsWith('Retry') ? 'will be tried again' : 'is not through';
}
