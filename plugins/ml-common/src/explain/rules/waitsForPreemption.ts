import { ExplainRule } from '../ExplainRule';
import { heldBy, saidByKueue } from '../queueFacts';
import { counted } from '../words';

/** Kueue makes room for it: others are on their way out. */
export const waitsForPreemption: ExplainRule = {
  cause: 'waits-for-preemption',
  explain: facts => {
    const admission = heldBy(facts);
    const count = admission?.preempts;
    const isSaid = admission?.reason === 'WaitingForPreemptedWorkloads';
    if (!admission || (count === undefined && !isSaid)) {
      return undefined;
    }
    const others = count ? counted(count, 'job') : 'other work';
    return {
      headline: `${facts.name} starts soon: Kueue makes room for it by stopping ${others}`,
      evidence: saidByKueue(admission),
      since: admission.since,
    };
  },
};
