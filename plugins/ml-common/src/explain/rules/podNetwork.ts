import { ExplainRule } from '../ExplainRule';
import { eventOf, openPods, seenIn, shortName } from '../podsOf';
import { lead } from '../words';

/** The node cannot make the pod's sandbox: its network, or the runtime. */
export const podNetwork: ExplainRule = {
  cause: 'pod-network',
  explain: facts => {
    for (const pod of openPods(facts)) {
      const event = eventOf(facts, pod, /^FailedCreatePodSandBox$/);
      const isUp = pod.containers.some(({ state }) => state === 'running');
      if (event && pod.phase === 'Pending' && !isUp) {
        const node = pod.node ? `the node ${pod.node}` : 'its node';
        const what = /network|cni/i.test(event.message)
          ? 'a network'
          : 'a sandbox';
        return {
          headline: `${lead(facts)}${node} cannot give ${shortName(
            facts,
            pod,
          )} ${what}`,
          evidence: [seenIn(facts, event)],
          since: event.at,
        };
      }
    }
    return undefined;
  },
};
