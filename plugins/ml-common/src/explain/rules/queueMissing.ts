import { ExplainRule } from '../ExplainRule';
import { WorkloadFacts } from '../WorkloadFacts';
import { heldBy, queueFacts, saidByKueue } from '../queueFacts';
import { listed } from '../words';

const MESSAGE = /^LocalQueue (\S+) doesn't exist/;

/** The queue that it names does not exist in its namespace. */
export const queueMissing: ExplainRule = {
  cause: 'queue-missing',
  explain: facts => {
    const admission = heldBy(facts);
    const known = facts.missing.find(({ what }) => what === 'queue')?.name;
    const named = MESSAGE.exec(admission?.message ?? '')?.[1];
    const queue =
      named ??
      known ??
      (admission?.reason === 'Misconfigured' && !admission.message
        ? queueFacts(facts).name
        : undefined);
    if (
      queue === undefined ||
      (!admission && facts.reading.state !== 'Queued')
    ) {
      return undefined;
    }
    const others = queuesOf(facts);
    return {
      headline: `${facts.name} waits for a queue that does not exist: ${queue}`,
      evidence: admission
        ? saidByKueue(admission)
        : [
            {
              text: `${facts.namespace} has no LocalQueue ${queue}`,
              source: 'the list of queues',
              at: facts.now,
            },
          ],
      fix: {
        text:
          others.length > 0
            ? `Send it to a queue of ${facts.namespace}: ${listed(others, 5)}.`
            : `Ask for a LocalQueue ${queue} in ${facts.namespace}.`,
        manifestPath: 'metadata.labels["kueue.x-k8s.io/queue-name"]',
        from: queue,
        to: others.length === 1 ? others[0] : undefined,
      },
      since: admission?.since,
    };
  },
};

function queuesOf({ quotas, namespace }: WorkloadFacts): string[] {
  return quotas
    .filter(
      quota => quota.reading.scope === 'local' && quota.namespace === namespace,
    )
    .map(({ name }) => name)
    .sort();
}
