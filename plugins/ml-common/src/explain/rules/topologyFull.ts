import { ExplainRule } from '../ExplainRule';
import { heldBy, saidByKueue } from '../queueFacts';
import { ReasonOf, reasonsOf } from '../quotaReasons';

/** There is quota, but not enough nodes close to each other. */
export const topologyFull: ExplainRule = {
  cause: 'topology-full',
  explain: facts => {
    const admission = heldBy(facts);
    const [full] = reasonsOf(admission, 'topology-full');
    const isSaid = admission?.reason === 'TopologyPlacementFailed';
    if (!admission || (!full && !isSaid)) {
      return undefined;
    }
    return {
      headline: `${
        facts.name
      } waits for nodes that are close to each other${roomWords(full)}`,
      evidence: saidByKueue(admission),
      since: admission.since,
    };
  },
};

function roomWords(full: ReasonOf<'topology-full'> | undefined): string {
  if (!full) {
    return '';
  }
  const { topology, fits, pods } = full;
  const room =
    fits === 0
      ? `room for none of ${pods} pods`
      : `room for ${fits} of ${pods} pods`;
  return `: the topology ${topology} has ${room}`;
}
