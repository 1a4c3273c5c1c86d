import { ExplainRule } from '../ExplainRule';
import { podsDo } from '../podsOf';
import { unschedulableOf } from '../unschedulable';

/** The scheduler finds no node, for a cause of no rule of its own. */
export const unschedulable: ExplainRule = {
  cause: 'unschedulable',
  explain: facts => {
    const found = unschedulableOf(facts);
    return (
      found && {
        headline: `${facts.name} waits: ${podsDo(
          facts,
          found.pods,
          'finds',
          'find',
        )} no node${found.message ? `: ${found.message}` : ''}`,
        evidence: found.evidence,
        since: found.since,
      }
    );
  },
};
