import { ExplainRule } from '../ExplainRule';
import { nodeMismatchOf } from '../nodeMismatch';
import { podsDo } from '../podsOf';
import { unschedulableOf } from '../unschedulable';

/** No node is of the sort that it asks for. */
export const nodeAffinity: ExplainRule = {
  cause: 'node-affinity',
  explain: facts => {
    const found = unschedulableOf(facts);
    const mismatch = found && nodeMismatchOf(found);
    if (!mismatch) {
      return undefined;
    }
    const { where, words, path } = mismatch;
    const who = podsDo(facts, found.pods, 'finds', 'find');
    return {
      headline: `${facts.name} waits: ${who} no node, ${where} do not match ${words}`,
      evidence: found.evidence,
      fix: {
        text: `Compare ${words} with the labels of the nodes.`,
        manifestPath: path,
      },
      since: found.since,
    };
  },
};
