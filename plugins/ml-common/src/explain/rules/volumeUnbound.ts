import { ExplainRule } from '../ExplainRule';
import { podsDo } from '../podsOf';
import { unschedulableOf } from '../unschedulable';

/** Sources: Kubernetes 1.36 `pkg/scheduler/framework/plugins/volumebinding`. */
const MISSING = /persistentvolumeclaim "([^"]+)" not found/;
const BOUND_TO_LOST =
  /persistentvolumeclaim "([^"]+)" bound to non-existent persistentvolume/;
const UNBOUND = /unbound immediate PersistentVolumeClaims/;
const ELSEWHERE = /volume node affinity conflict/;

/** A volume of its pods does not exist, is not bound, or is in another place than the nodes. */
export const volumeUnbound: ExplainRule = {
  cause: 'volume-unbound',
  explain: facts => {
    const found = unschedulableOf(facts);
    const cause = found && causeOf(found.message);
    return (
      cause && {
        headline: `${facts.name} waits: ${podsDo(
          facts,
          found.pods,
          'needs',
          'need',
        )} ${cause.words}`,
        evidence: found.evidence,
        fix: { text: cause.fix, manifestPath: 'volumes' },
        since: found.since,
      }
    );
  },
};

function causeOf(message: string): { words: string; fix: string } | undefined {
  const missing = MISSING.exec(message)?.[1];
  if (missing) {
    return {
      words: `the volume claim ${missing}, which does not exist`,
      fix: `Make the PersistentVolumeClaim ${missing} in this namespace, or name another.`,
    };
  }
  const lost = BOUND_TO_LOST.exec(message)?.[1];
  if (lost) {
    return {
      words: `the volume claim ${lost}, whose volume is gone`,
      fix: `Make the PersistentVolumeClaim ${lost} anew.`,
    };
  }
  if (UNBOUND.test(message)) {
    return {
      words: 'a volume claim that is not bound',
      fix: 'Look at the events of the claim: most often its storage class does not exist or has no room.',
    };
  }
  return ELSEWHERE.test(message)
    ? {
        words: 'a volume that is in another zone than the free nodes',
        fix: 'Use a volume that can be mounted in every zone, or nodes of its zone.',
      }
    : undefined;
}
