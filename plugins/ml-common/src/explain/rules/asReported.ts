import { ExplainRule } from '../ExplainRule';
import { lead } from '../words';

/** Nothing is known beyond what its own status says. */
export const asReported: ExplainRule = {
  cause: 'as-reported',
  explain: facts => {
    const { state, reason, message } = facts.reading;
    const text = message ?? reason;
    if (state === 'Running' || state === 'Ready' || !text) {
      return undefined;
    }
    return {
      headline: `${lead(facts)}${text}`,
      evidence: [{ text, source: 'its status' }],
    };
  },
};
