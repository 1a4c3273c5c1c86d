import { ExplainRule } from '../ExplainRule';
import { podsDo } from '../podsOf';
import { obstacleWords, unschedulableOf } from '../unschedulable';

/** Sources: Kubernetes 1.36 `plugins/nodeaffinity`, `interpodaffinity`, `podtopologyspread`. */
const RULES: readonly { reason: RegExp; words: string; path: string }[] = [
  {
    reason: /didn't match (Pod's )?node (affinity|selector)/,
    words: 'its node selector or affinity',
    path: 'nodeSelector',
  },
  {
    reason: /didn't (match|satisfy) .*pod (anti-)?affinity|pod anti-affinity/,
    words: 'its rules about other pods',
    path: 'affinity',
  },
  {
    reason: /topology spread constraints/,
    words: 'its topology spread constraints',
    path: 'topologySpreadConstraints',
  },
];

/** No node is of the sort that it asks for. */
export const nodeAffinity: ExplainRule = {
  cause: 'node-affinity',
  explain: facts => {
    const found = unschedulableOf(facts);
    for (const obstacle of found?.obstacles ?? []) {
      const rule = RULES.find(({ reason }) => reason.test(obstacle.reason));
      if (found && rule) {
        return {
          headline: `${facts.name} waits: ${podsDo(
            facts,
            found.pods,
            'finds',
            'find',
          )} no node, ${obstacleWords(found, obstacle)} do not match ${
            rule.words
          }`,
          evidence: found.evidence,
          fix: {
            text: `Compare ${rule.words} with the labels of the nodes.`,
            manifestPath: rule.path,
          },
          since: found.since,
        };
      }
    }
    return undefined;
  },
};
