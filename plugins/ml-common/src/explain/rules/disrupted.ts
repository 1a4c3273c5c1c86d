import { ExplainRule } from '../ExplainRule';
import { isRecent, podsDo, seenAt } from '../podsOf';
import { lead } from '../words';

/** Source: Kubernetes 1.36 `core/v1` `PodReason…` of the condition `DisruptionTarget`. */
const CAUSES: Readonly<Record<string, string>> = {
  PreemptionByScheduler: 'removed for pods of a higher priority',
  EvictionByEvictionAPI: 'moved away, most often because its node is drained',
  DeletionByTaintManager:
    'removed from a node that is not ready or was tainted',
  DeletionByPodGC: 'removed because its node is gone',
  TerminationByKubelet: 'ended by its node, which ran short or shuts down',
};

/** Somebody else ended its pods, through no fault of theirs. */
export const disrupted: ExplainRule = {
  cause: 'disrupted',
  explain: facts => {
    const goesOn =
      facts.reading.state === 'Running' || facts.reading.state === 'Ready';
    const pods = facts.pods.filter(
      ({ disruption }) =>
        disruption && (!goesOn || isRecent(facts, disruption.since)),
    );
    const [pod] = pods;
    const disruption = pod?.disruption;
    if (!disruption) {
      return undefined;
    }
    const { reason = '', message, since } = disruption;
    const words = Object.hasOwn(CAUSES, reason)
      ? CAUSES[reason]
      : 'ended from outside';
    return {
      headline: `${lead(facts)}${podsDo(facts, pods, 'was', 'were')} ${words}`,
      evidence: [seenAt(facts, pod, message ?? reason, since)],
      since,
    };
  },
};
