import { ExplainRule } from '../ExplainRule';

/** Somebody paused it, and no queue holds it. */
export const suspended: ExplainRule = {
  cause: 'suspended',
  explain: facts => {
    const { state, reason, message } = facts.reading;
    if (state !== 'Suspended') {
      return undefined;
    }
    const text = message ?? reason;
    return {
      headline: `${facts.name} is suspended: somebody paused it, and it starts when it is resumed`,
      evidence: text ? [{ text, source: 'its status' }] : [],
    };
  },
};
