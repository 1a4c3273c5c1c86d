import { ExplainRule } from '../ExplainRule';
import { heldBy, saidByKueue } from '../queueFacts';
import { times } from '../words';

/** Kueue took the quota back because not all pods were ready within the cluster's time limit. */
export const podsNotReadyInTime: ExplainRule = {
  cause: 'pods-not-ready-in-time',
  explain: facts => {
    const admission = heldBy(facts);
    const isTimeout =
      admission?.reason === 'PodsReadyTimeout' ||
      /^Exceeded the PodsReady timeout/.test(admission?.message ?? '');
    if (!admission || !isTimeout) {
      return undefined;
    }
    const { evictions = 0 } = admission;
    const often = evictions > 1 ? ` ${times(evictions)}` : '';
    return {
      headline: `${facts.name} waits again: its pods were not all ready in time${often}, and Kueue took the quota back`,
      evidence: saidByKueue(admission),
      since: admission.since,
    };
  },
};
