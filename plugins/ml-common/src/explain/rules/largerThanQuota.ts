import { ExplainRule } from '../ExplainRule';
import { heldBy, queueFacts, queueWords, saidByKueue } from '../queueFacts';
import { beyondQuota, saidOfPodSets } from '../quotaReasons';
import { amountOf } from '../words';

/** It asks for more than its queue can ever give. */
export const largerThanQuota: ExplainRule = {
  cause: 'larger-than-quota',
  explain: facts => {
    const admission = heldBy(facts);
    const overs = beyondQuota(admission, queueFacts(facts).cluster);
    const [over] = overs;
    if (!admission || (!over && admission.reason !== 'ExceedsMaxQuota')) {
      return undefined;
    }
    const queue = queueWords(facts);
    if (!over) {
      return {
        headline: `${facts.name} cannot start: it asks for more than ${queue} can ever give`,
        evidence: saidByKueue(admission),
        since: admission.since,
      };
    }
    const { resource, flavor, asked, capacity } = over;
    const limit = amountOf(resource, capacity);
    return {
      headline: `${facts.name} cannot start: it asks for ${amountOf(
        resource,
        asked,
      )}, and ${queue} can never give more than ${limit} (flavor ${flavor})`,
      evidence: [...saidOfPodSets(admission, overs), ...saidByKueue(admission)],
      fix: {
        text: `Ask for at most ${limit} over all pods, or send it to a larger queue.`,
      },
      since: admission.since,
    };
  },
};
