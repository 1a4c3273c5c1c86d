import { InputError } from '@backstage/errors';
import {
  EntityMatch,
  WorkloadQuery,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { createHash } from 'node:crypto';
import { BookEntry } from './BookEntry';
import { compileMatch } from './compileMatch';
import { parseOwner, rememberOwners } from './ownerRefs';
import { WorkloadScope } from './WorkloadScope';

/**
 * A query of somebody, ready to be asked.
 */
export interface WorkloadFilter {
  /** Equal for queries that mean the same, however they were written, in equal scopes. */
  readonly fingerprint: string;
  /** What the caller may see at all. */
  readonly scope: WorkloadScope;
  /** How the entity of the query was matched, where it names one. */
  readonly match?: EntityMatch;
  matches(entry: BookEntry): boolean;
  /** Whether an entry matches the query without its states. */
  matchesButState(entry: BookEntry): boolean;
  hasState(state: WorkloadState): boolean;
}

/**
 * Makes a query askable.
 *
 * @param scope - What the caller may see; nothing else matches, whatever the query is.
 * @param match - How the entity of the query says what is its own, where the query names one.
 * @throws InputError when an owner is not an entity reference.
 */
export function compileFilter(
  query: WorkloadQuery,
  scope: WorkloadScope,
  match?: EntityMatch,
): WorkloadFilter {
  const entity = match && compileMatch(match);
  const clusters = oneOf(query.cluster);
  const namespaces = oneOf(query.namespace);
  const kinds = oneOf(query.kind);
  const states = oneOf(query.state);
  const owners = oneOf(query.owner?.map(normalizeOwner));
  const ownerOf = rememberOwners();
  const queues = oneOf(query.queue);
  const words = wordsOf(query.text);
  const { claimed } = query;

  function matchesButState({ row, unclaimed, why }: BookEntry): boolean {
    const { meta, workload } = row;
    return (
      (!clusters || clusters.has(row.cluster)) &&
      (!namespaces || namespaces.has(meta.namespace ?? '')) &&
      (!kinds || kinds.has(row.kind.kind)) &&
      (!queues || queues.has(workload.queue ?? '')) &&
      (!owners || owners.has(ownerOf(row.owner) ?? '')) &&
      (claimed === undefined || unclaimed === !claimed) &&
      scope.shows(row) &&
      (!entity || entity.matches(row)) &&
      words.every(
        word =>
          word.test(meta.name) ||
          word.test(meta.namespace ?? '') ||
          word.test(workload.queue ?? '') ||
          word.test(workload.reason ?? '') ||
          word.test(workload.message ?? '') ||
          word.test(why ?? ''),
      )
    );
  }

  const hasState = (state: WorkloadState) => !states || states.has(state);
  return {
    fingerprint: fingerprintOf([
      clusters,
      namespaces,
      kinds,
      states,
      owners,
      queues,
      new Set(words.map(String)),
      claimed,
      entity?.match,
      scope.fingerprint,
      scope.sourcesFingerprint,
    ]),
    scope,
    ...(entity && { match: entity.match }),
    matchesButState,
    hasState,
    matches: entry =>
      hasState(entry.row.workload.state) && matchesButState(entry),
  };
}

function oneOf<T extends string>(
  values: readonly T[] | undefined,
): ReadonlySet<T> | undefined {
  return values && values.length > 0 ? new Set(values) : undefined;
}

/** One expression per word: faster over many rows than folding the case of each text. */
function wordsOf(text: string | undefined): RegExp[] {
  const words = new Set(
    (text ?? '').toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean),
  );
  return [...words].map(
    word => new RegExp(word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'i'),
  );
}

function normalizeOwner(owner: string): string {
  try {
    return parseOwner(owner);
  } catch {
    throw new InputError(
      `'owner' is '${owner}', which is not an entity reference; expected for example 'group:default/team-vision'`,
    );
  }
}

/** Long enough that nobody finds a query that falls together with the view of somebody else. */
const FINGERPRINT_LENGTH = 22;

function fingerprintOf(parts: readonly unknown[]): string {
  const canonical = JSON.stringify(
    parts.map(part => (part instanceof Set ? [...part].sort() : part ?? null)),
  );
  return createHash('sha256')
    .update(canonical)
    .digest('base64url')
    .slice(0, FINGERPRINT_LENGTH);
}
