import { ExplainRule } from '../ExplainRule';
import { heldBy, saidByKueue } from '../queueFacts';

/** Source: kueue 0.19.2 `tas_flavor_snapshot.go`. */
const NONE = /topology "([^"]+)" doesn't allow to fit any of (\d+) pod/;
const SOME = /topology "([^"]+)" allows to fit only (\d+) out of (\d+) pod/;

/** There is quota, but not enough nodes close to each other. */
export const topologyFull: ExplainRule = {
  cause: 'topology-full',
  explain: facts => {
    const admission = heldBy(facts);
    const message = admission?.message ?? '';
    const [, allOf, all] = NONE.exec(message) ?? [];
    const [, someOf, some, ofAll] = SOME.exec(message) ?? [];
    const isSaid = admission?.reason === 'TopologyPlacementFailed';
    if (!admission || (!allOf && !someOf && !isSaid)) {
      return undefined;
    }
    const topology = allOf ?? someOf;
    const room = allOf
      ? `room for none of ${all} pods`
      : `room for ${some} of ${ofAll} pods`;
    return {
      headline: `${facts.name} waits for nodes that are close to each other${
        topology ? `: the topology ${topology} has ${room}` : ''
      }`,
      evidence: saidByKueue(admission),
      since: admission.since,
    };
  },
};
