import { ExplainRule } from '../ExplainRule';
import { heldBy, queueFacts, saidByKueue } from '../queueFacts';

/** Source: kueue 0.19.2 `apis/kueue/v1beta2/workload_types.go`, reasons of `QuotaReserved`. */
const CAUSES: Readonly<Record<string, string>> = {
  WaitingForPodsReady: 'the pods of other work have to be ready first',
  OnHold: 'it is on hold',
  AdmissionGated: 'an admission gate is not open',
  PendingEvaluation: 'Kueue has not looked at it yet',
  Misconfigured: 'its queue is not set up',
  Suspended: 'its queue is suspended',
};

/** Kueue holds it for a cause that needs no more words, or has not said why. */
export const admissionHeld: ExplainRule = {
  cause: 'admission-held',
  explain: facts => {
    const admission = heldBy(facts);
    if (admission?.phase !== 'waiting') {
      return undefined;
    }
    const { reason = '', message, since } = admission;
    const { name } = queueFacts(facts);
    const queue = name ? ` in the queue ${name}` : '';
    const cause = Object.hasOwn(CAUSES, reason)
      ? CAUSES[reason]
      : message ?? 'Kueue has not said why';
    return {
      headline: `${facts.name} waits${queue}: ${cause}`,
      evidence: saidByKueue(admission),
      since,
    };
  },
};
