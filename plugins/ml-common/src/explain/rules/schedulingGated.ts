import { ExplainRule } from '../ExplainRule';
import { openPods, podWords, seenAt } from '../podsOf';
import { listed } from '../words';

const KUEUE = 'kueue.x-k8s.io/';

/** Its pods may not be scheduled until somebody takes a gate away. */
export const schedulingGated: ExplainRule = {
  cause: 'scheduling-gated',
  explain: facts => {
    const gated = openPods(facts).filter(
      ({ unscheduled, gates }) =>
        unscheduled?.reason === 'SchedulingGated' || gates.length > 0,
    );
    const [pod] = gated;
    if (!pod) {
      return undefined;
    }
    const gates = [...new Set(gated.flatMap(one => one.gates))];
    const isKueue = gates.some(gate => gate.startsWith(KUEUE));
    const who = isKueue
      ? 'Kueue has not admitted'
      : `the gate ${listed(gates) || 'of its controller'} holds`;
    return {
      headline: `${facts.name} waits: ${who} ${podWords(facts, gated)}`,
      evidence: [
        seenAt(
          facts,
          pod,
          `Scheduling gates: ${listed(gates)}`,
          pod.unscheduled?.since,
        ),
      ],
      since: pod.unscheduled?.since ?? pod.createdAt,
    };
  },
};
