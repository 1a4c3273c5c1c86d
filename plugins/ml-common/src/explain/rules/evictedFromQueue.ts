import { ExplainRule } from '../ExplainRule';
import { heldBy, saidByKueue } from '../queueFacts';

/** Source: kueue 0.19.2 `WorkloadEvictedBy…`. */
const CAUSES: Readonly<Record<string, string>> = {
  AdmissionCheck: 'an admission check sent it back',
  NodeFailures: 'a node that it used failed',
  FlavorMigration: 'it moves to a better flavor',
  EvictedOnManagerCluster: 'the manager cluster took it back',
  WorkloadSliceReplaced: 'a larger or smaller form of it takes its place',
};

/** Kueue took its quota back for a cause of no rule of its own. */
export const evictedFromQueue: ExplainRule = {
  cause: 'evicted-from-queue',
  explain: facts => {
    const admission = heldBy(facts);
    if (admission?.phase !== 'evicted') {
      return undefined;
    }
    const { reason = '', since } = admission;
    const cause = Object.hasOwn(CAUSES, reason)
      ? CAUSES[reason]
      : `Kueue took its quota back (${reason || 'without a reason'})`;
    return {
      headline: `${facts.name} lost its quota and waits again: ${cause}`,
      evidence: saidByKueue(admission),
      since,
    };
  },
};
