import {
  EntityMatch,
  parseLabelSelector,
  qualifiedKind,
} from '@mlport/backstage-plugin-ml-common';
import { MirrorRow } from '../clusters/WorkloadMirror';

/**
 * A match, ready to be asked, and the match as it should be told: with the problem when its
 * selector cannot be understood. Then it matches nothing.
 */
export interface CompiledMatch {
  match: EntityMatch;
  matches(row: MirrorRow): boolean;
}

/**
 * Makes a match askable.
 */
export function compileMatch(match: EntityMatch): CompiledMatch {
  const { namespace, cluster } = match;
  const isThere = (row: MirrorRow) =>
    (namespace === undefined || row.meta.namespace === namespace) &&
    (cluster === undefined || row.cluster === cluster);
  if (match.by === 'object') {
    return {
      match,
      matches: row =>
        row.meta.name === match.name &&
        match.kind === qualifiedKind(row.kind) &&
        isThere(row),
    };
  }
  if (match.selector === undefined) {
    return { match, matches: () => false };
  }
  const parsed = parseLabelSelector(match.selector);
  if (!parsed.ok) {
    const { at, message } = parsed.problem;
    return {
      match: { ...match, problem: `character ${at + 1}: ${message}` },
      matches: () => false,
    };
  }
  const selector = parsed.value;
  return {
    match,
    matches: row => isThere(row) && selector.matches(row.meta.labels),
  };
}
