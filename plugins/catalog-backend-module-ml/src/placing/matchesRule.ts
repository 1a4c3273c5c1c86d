import { PlacingMatch } from '../config/ProviderConfig';

const FIELDS = [
  'instance',
  'workspace',
  'cluster',
  'namespace',
  'name',
] as const;

/** Whether something is what a rule is about. What the rule names and it lacks is no match. */
export function matchesRule(
  subject: PlacingMatch,
  match: PlacingMatch,
): boolean {
  return FIELDS.every(field => {
    const pattern = match[field];
    return pattern === undefined || matchesGlob(subject[field], pattern);
  });
}

/** Case counts. Walks back to the last star only, so that no pattern takes long. */
function matchesGlob(text: string | undefined, pattern: string): boolean {
  if (text === undefined) {
    return false;
  }
  let [at, patternAt] = [0, 0];
  let star = -1;
  let starMatched = 0;
  while (at < text.length) {
    if (pattern[patternAt] === '*') {
      star = patternAt;
      starMatched = at;
      patternAt++;
    } else if (pattern[patternAt] === text[at]) {
      at++;
      patternAt++;
    } else if (star >= 0) {
      starMatched++;
      at = starMatched;
      patternAt = star + 1;
    } else {
      return false;
    }
  }
  return [...pattern.slice(patternAt)].every(rest => rest === '*');
}
