import { parseQuantity } from '../../kubernetes';
import { ExplainRule } from '../ExplainRule';
import { heldBy, queueWords, saidByKueue } from '../queueFacts';
import { amountOf } from '../words';

/** Source: kueue 0.19.2 `flavorassigner.go`, recorded. */
const MESSAGE =
  /insufficient quota for (\S+) in flavor (\S+), previously considered podsets requests \(([^)]+)\) \+ current podset request \(([^)]+)\) > maximum capacity \(([^)]+)\)/;

/** It asks for more than its queue can ever give. */
export const largerThanQuota: ExplainRule = {
  cause: 'larger-than-quota',
  explain: facts => {
    const admission = heldBy(facts);
    const match = MESSAGE.exec(admission?.message ?? '');
    if (!admission || (!match && admission.reason !== 'ExceedsMaxQuota')) {
      return undefined;
    }
    const queue = queueWords(facts);
    if (!match) {
      return {
        headline: `${facts.name} cannot start: it asks for more than ${queue} can ever give`,
        evidence: saidByKueue(admission),
        since: admission.since,
      };
    }
    const [, resource, flavor, before, asked, most] = match;
    const ask = (parseQuantity(before) ?? 0) + (parseQuantity(asked) ?? 0);
    const limit = amountOf(resource, parseQuantity(most) ?? 0);
    return {
      headline: `${facts.name} cannot start: it asks for ${amountOf(
        resource,
        ask,
      )}, and ${queue} can never give more than ${limit} (flavor ${flavor})`,
      evidence: saidByKueue(admission),
      fix: {
        text: `Ask for at most ${limit} over all pods, or send it to a larger queue.`,
      },
      since: admission.since,
    };
  },
};
