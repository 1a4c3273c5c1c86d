import { AdmissionReading } from '../../kinds';
import { ExplainRule } from '../ExplainRule';
import { heldBy, queueWords, saidByKueue } from '../queueFacts';
import { reasonsOf } from '../quotaReasons';

/** No flavor of its queue is for this work. */
export const noMatchingFlavor: ExplainRule = {
  cause: 'no-matching-flavor',
  explain: facts => {
    const admission = heldBy(facts);
    const cause = causeOf(admission);
    if (!admission || (!cause && admission.reason !== 'NoMatchingFlavor')) {
      return undefined;
    }
    const queue = queueWords(facts);
    return {
      headline: `${facts.name} cannot start: no flavor of ${queue} fits${
        cause ? `, ${cause.words}` : ''
      }`,
      evidence: saidByKueue(admission),
      fix: cause?.fix,
      since: admission.since,
    };
  },
};

/** `spot=true:NoSchedule` of `{spot true NoSchedule <nil>}`, as Go prints it. */
function taintWords(taint: string): string {
  return taint.replace(
    /^\{(\S+) (\S*) (\w+) <nil>\}$/,
    (_, key, value, effect) =>
      value ? `${key}=${value}:${effect}` : `${key}:${effect}`,
  );
}

function causeOf(admission: AdmissionReading | undefined) {
  const [tainted] = reasonsOf(admission, 'untolerated-taint');
  if (tainted) {
    return {
      words: `${tainted.flavor} has the taint ${taintWords(tainted.taint)}`,
      fix: {
        text: 'Add a toleration for this taint to its pods, or use another queue.',
        manifestPath: 'tolerations',
      },
    };
  }
  const [other] = reasonsOf(admission, 'other-nodes');
  if (other) {
    return {
      words: `${other.flavor} has other node labels than it asks for`,
      fix: {
        text: 'Take its node selector and affinity away, or use another queue.',
      },
    };
  }
  const [unknown] = reasonsOf(admission, 'no-quota');
  return unknown
    ? {
        words: `it has no quota for ${unknown.resource}`,
        fix: {
          text: `Do not ask for ${unknown.resource}, or use a queue that has quota for it.`,
        },
      }
    : undefined;
}
