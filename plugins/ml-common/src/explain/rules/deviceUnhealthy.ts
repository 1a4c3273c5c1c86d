import { ExplainRule } from '../ExplainRule';
import { podWords, seenAt, troublesOf } from '../podsOf';
import { lead, listed } from '../words';

/** A device that its pod was given is broken. */
export const deviceUnhealthy: ExplainRule = {
  cause: 'device-unhealthy',
  explain: facts => {
    const troubles = troublesOf(facts, ({ unhealthy }) => unhealthy.length > 0);
    const [first] = troubles;
    if (!first) {
      return undefined;
    }
    const { pod, container } = first;
    const devices = listed(container.unhealthy);
    return {
      headline: `${lead(facts)}a device of ${podWords(
        facts,
        troubles.map(t => t.pod),
      )} is broken (${devices}${pod.node ? ` on ${pod.node}` : ''})`,
      evidence: [
        seenAt(facts, pod, `${listed(container.unhealthy)}: Unhealthy`),
      ],
      fix: {
        text: 'Delete the pod so that it is made on other devices, and have the node looked at.',
      },
    };
  },
};
