import { ExplainRule } from '../ExplainRule';
import { heldBy, queueFacts, saidByKueue, saidByQueue } from '../queueFacts';

const MESSAGE = /^ClusterQueue (\S+) doesn't exist/;

/** Its LocalQueue leads nowhere. */
export const queueBroken: ExplainRule = {
  cause: 'queue-broken',
  explain: facts => {
    const admission = heldBy(facts);
    const { name, local } = queueFacts(facts);
    const says = MESSAGE.exec(admission?.message ?? '')?.[1];
    const isBroken = local?.reading.reason === 'ClusterQueueDoesNotExist';
    const cluster = says ?? (isBroken ? local.reading.parent : undefined);
    if (!admission || cluster === undefined) {
      return undefined;
    }
    return {
      headline: `${facts.name} waits: its queue ${
        name ?? ''
      } draws from the ClusterQueue ${cluster}, which does not exist`,
      evidence: [...saidByKueue(admission), ...saidByQueue(local)],
      fix: {
        text: `Send it to another queue, or ask for the ClusterQueue ${cluster} to be made.`,
      },
      since: admission.since,
    };
  },
};
