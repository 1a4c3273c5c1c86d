import { cutText } from '../kubernetes';
import { Evidence, Explanation, Fix } from './Explanation';
import { WorkloadFacts } from './WorkloadFacts';
import { maskSecrets } from './maskSecrets';
import { placeEvidence, placeFor, placeWords } from './placeWords';
import { rules } from './rules';

/** More than these few nobody reads. */
const MOST_EVIDENCE = 6;

/**
 * Why a piece of work waits, fails, restarts or is not ready, by the first rule that the facts
 * satisfy. Pure.
 *
 * @returns `undefined` when there is nothing to explain: it runs, is ready, or came to a good end
 *
 * @public
 */
export function explainWorkload(facts: WorkloadFacts): Explanation | undefined {
  const { state } = facts.reading;
  if (state === 'Succeeded' || state === 'Stopped' || state === 'Terminating') {
    return undefined;
  }
  for (const { cause, explain } of rules) {
    const finding = explain(facts);
    if (finding) {
      const place = placeFor(facts, cause);
      const evidence = [
        ...finding.evidence,
        ...(place ? placeEvidence(place) : []),
      ];
      return {
        headline: safe(finding.headline),
        ...(place && { place: safe(placeWords(place)) }),
        cause,
        evidence: evidence.slice(0, MOST_EVIDENCE).map(safeEvidence),
        fix: finding.fix && safeFix(finding.fix),
        since: finding.since,
      };
    }
  }
  return undefined;
}

function safeEvidence({ text, source, at }: Evidence): Evidence {
  return { text: safe(text), source: safe(source), at };
}

function safeFix({ text, manifestPath, from, to }: Fix): Fix {
  return {
    text: safe(text),
    manifestPath: manifestPath && safe(manifestPath),
    from: from && safe(from),
    to: to && safe(to),
  };
}

function safe(text: string): string {
  return cutText(maskSecrets(text));
}
