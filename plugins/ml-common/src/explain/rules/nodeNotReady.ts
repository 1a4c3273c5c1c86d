import { ExplainRule } from '../ExplainRule';
import { eventOf, openPods, podWords, seenAt, seenIn } from '../podsOf';
import { lead } from '../words';

/** The node under its pods is lost. */
export const nodeNotReady: ExplainRule = {
  cause: 'node-not-ready',
  explain: facts => {
    for (const pod of openPods(facts)) {
      const node = facts.nodes.find(({ name }) => name === pod.node);
      const event = eventOf(facts, pod, /^NodeNotReady$/);
      const isLost =
        node?.reading.ready === false ||
        pod.phase === 'Unknown' ||
        pod.reason === 'NodeLost' ||
        (event !== undefined && !pod.ready && node?.reading.ready !== true);
      if (isLost && pod.phase !== 'Failed' && pod.node) {
        const others = openPods(facts).filter(other => other.node === pod.node);
        const { message, reason, since } = node?.reading ?? {};
        return {
          headline: `${lead(facts)}the node ${pod.node} of ${podWords(
            facts,
            others,
          )} is not ready`,
          evidence: [
            ...(node
              ? [
                  {
                    text: message ?? reason ?? 'not ready',
                    source: `node ${node.name}`,
                    at: since,
                  },
                ]
              : []),
            ...(event ? [seenIn(facts, event)] : []),
            ...(pod.reason
              ? [seenAt(facts, pod, pod.message ?? pod.reason)]
              : []),
          ],
          since: since ?? event?.at,
        };
      }
    }
    return undefined;
  },
};
