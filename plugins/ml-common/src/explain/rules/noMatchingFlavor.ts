import { ExplainRule } from '../ExplainRule';
import { heldBy, queueWords, saidByKueue } from '../queueFacts';

/** Source: kueue 0.19.2 `flavorassigner.go`. */
const TAINT = /untolerated taint (\{[^}]*\}|\S+) in flavor (\S+?)(?:[,;.]|$)/;
const AFFINITY = /flavor (\S+) doesn't match (?:with )?node affinity/;
const UNKNOWN = /resource (\S+) unavailable in ClusterQueue/;

/** No flavor of its queue is for this work. */
export const noMatchingFlavor: ExplainRule = {
  cause: 'no-matching-flavor',
  explain: facts => {
    const admission = heldBy(facts);
    const message = admission?.message ?? '';
    const cause = causeOf(message);
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

function causeOf(message: string) {
  const [, taint, tainted] = TAINT.exec(message) ?? [];
  if (taint) {
    return {
      words: `${tainted} has the taint ${taintWords(taint)}`,
      fix: {
        text: 'Add a toleration for this taint to its pods, or use another queue.',
        manifestPath: 'tolerations',
      },
    };
  }
  const [, flavor] = AFFINITY.exec(message) ?? [];
  if (flavor) {
    return {
      words: `${flavor} has other node labels than it asks for`,
      fix: {
        text: 'Take its node selector and affinity away, or use another queue.',
      },
    };
  }
  const [, resource] = UNKNOWN.exec(message) ?? [];
  return resource
    ? {
        words: `it has no quota for ${resource}`,
        fix: {
          text: `Do not ask for ${resource}, or use a queue that has quota for it.`,
        },
      }
    : undefined;
}
