import { ExplainRule } from '../ExplainRule';
import { heldBy, queueFacts, saidByKueue, saidByQueue } from '../queueFacts';

/** Somebody stopped the queue. */
export const queueStopped: ExplainRule = {
  cause: 'queue-stopped',
  explain: facts => {
    const admission = heldBy(facts);
    const { name, local, cluster } = queueFacts(facts);
    const stopped = [local, cluster].find(queue => isStopped(queue?.reading));
    const isSaid =
      /^(ClusterQueue|LocalQueue)Stopped$/.test(admission?.reason ?? '') ||
      /^The (ClusterQueue|LocalQueue) is stopped/.test(
        admission?.message ?? '',
      );
    // A queue that is known and open again was only stopped when Kueue last looked.
    const isOpen =
      cluster?.reading.usable === true && local?.reading.usable !== false;
    if (!admission || (!stopped && (!isSaid || isOpen))) {
      return undefined;
    }
    const queue = stopped?.name ?? cluster?.name ?? name ?? 'its queue';
    const drains = stopped?.reading.stopped === 'HoldAndDrain';
    return {
      headline: `${facts.name} waits: somebody stopped the queue ${queue}${
        drains ? ' and drains it' : ''
      }`,
      evidence: [...saidByKueue(admission), ...saidByQueue(stopped)],
      fix: {
        text: `It goes on when somebody sets the stopPolicy of ${queue} to None.`,
        manifestPath: 'spec.stopPolicy',
        from: stopped?.reading.stopped,
        to: 'None',
      },
      since: stopped?.reading.since ?? admission.since,
    };
  },
};

function isStopped(
  reading: { stopped?: string; reason?: string } | undefined,
): boolean {
  return reading?.stopped !== undefined || reading?.reason === 'Stopped';
}
