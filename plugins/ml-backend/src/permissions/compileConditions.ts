import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { MlWorkloadFilter } from '@mlport/backstage-plugin-ml-node';
import { rememberOwners } from '../workloads/ownerRefs';
import { ScopedRow } from '../workloads/WorkloadScope';

/** The conditions of a decision, as the rules' `toQuery` gives them. */
export type WorkloadCriteria = PermissionCriteria<MlWorkloadFilter>;

/** Conditions, ready to be asked. */
export interface CompiledConditions {
  /** Equal for conditions that are the same but for order and repetition. */
  fingerprint: string;
  shows(row: ScopedRow): boolean;
  /** Equal for conditions that decide the same about every source. */
  sourcesFingerprint: string;
  /** Whether a row of a source can meet them, as far as its cluster and kind decide that. */
  canHold(source: Pick<SourceStatus, 'cluster' | 'kind'>): boolean;
}

/**
 * Makes the conditions of a decision askable.
 */
export function compileConditions(
  conditions: WorkloadCriteria,
): CompiledConditions {
  const criteria = canonical(conditions);
  return {
    fingerprint: JSON.stringify(criteria),
    shows: predicateOf(criteria, rememberOwners()),
    sourcesFingerprint: JSON.stringify(canonical(conditions, withoutValues)),
    canHold: source => truthFor(criteria, source) !== false,
  };
}

/** One way of writing conditions that mean the same. */
function canonical(
  criteria: WorkloadCriteria,
  leaf: (filter: MlWorkloadFilter) => MlWorkloadFilter = filter => filter,
): WorkloadCriteria {
  if ('not' in criteria) {
    const inner = canonical(criteria.not, leaf);
    return 'not' in inner ? inner.not : { not: inner };
  }
  if ('anyOf' in criteria) {
    const children = criteria.anyOf
      .map(child => canonical(child, leaf))
      .flatMap(child => ('anyOf' in child ? child.anyOf : [child]));
    return together(children, anyOf => ({ anyOf }));
  }
  if ('allOf' in criteria) {
    const children = criteria.allOf
      .map(child => canonical(child, leaf))
      .flatMap(child => ('allOf' in child ? child.allOf : [child]));
    return together(children, allOf => ({ allOf }));
  }
  const { field, values } = leaf(criteria);
  return { field, values: [...new Set(values)].sort() };
}

type Several = [WorkloadCriteria, ...WorkloadCriteria[]];

function together(
  children: WorkloadCriteria[],
  combine: (children: Several) => WorkloadCriteria,
): WorkloadCriteria {
  const distinct = new Map(
    children.map(child => [JSON.stringify(child), child] as const),
  );
  const sorted = [...distinct.keys()].sort().map(key => distinct.get(key)!);
  return sorted.length === 1 ? sorted[0] : combine(sorted as Several);
}

function predicateOf(
  criteria: WorkloadCriteria,
  ownerOf: (owner: string | undefined) => string | undefined,
): (row: ScopedRow) => boolean {
  if ('not' in criteria) {
    const inner = predicateOf(criteria.not, ownerOf);
    return row => !inner(row);
  }
  if ('anyOf' in criteria) {
    const tests = criteria.anyOf.map(child => predicateOf(child, ownerOf));
    return row => tests.some(test => test(row));
  }
  if ('allOf' in criteria) {
    const tests = criteria.allOf.map(child => predicateOf(child, ownerOf));
    return row => tests.every(test => test(row));
  }
  const values: ReadonlySet<string | undefined> = new Set(criteria.values);
  switch (criteria.field) {
    case 'cluster':
      return row => values.has(row.cluster);
    case 'namespace':
      return row => values.has(row.meta.namespace);
    case 'kind':
      return row => values.has(row.kind.kind);
    default:
      return remember(owner => values.has(ownerOf(owner)));
  }
}

/** Asks once per owner: there are far fewer than rows. */
function remember(
  test: (owner: string | undefined) => boolean,
): (row: ScopedRow) => boolean {
  const verdicts = new Map<string | undefined, boolean>();
  return ({ owner }) => {
    let verdict = verdicts.get(owner);
    if (verdict === undefined) {
      verdict = test(owner);
      verdicts.set(owner, verdict);
    }
    return verdict;
  };
}

/** Whether all rows of a source meet the conditions, or none, or it depends on the row. */
function truthFor(
  criteria: WorkloadCriteria,
  source: Pick<SourceStatus, 'cluster' | 'kind'>,
): boolean | undefined {
  if ('not' in criteria) {
    const inner = truthFor(criteria.not, source);
    return inner === undefined ? undefined : !inner;
  }
  if ('anyOf' in criteria) {
    const truths = criteria.anyOf.map(child => truthFor(child, source));
    return truths.includes(true) || (truths.includes(undefined) && undefined);
  }
  if ('allOf' in criteria) {
    const truths = criteria.allOf.map(child => truthFor(child, source));
    return (
      !truths.includes(false) && (truths.includes(undefined) ? undefined : true)
    );
  }
  return isOfSource(criteria)
    ? criteria.values.includes(source[criteria.field])
    : undefined;
}

function isOfSource(
  filter: MlWorkloadFilter,
): filter is MlWorkloadFilter & { field: 'cluster' | 'kind' } {
  return filter.field === 'cluster' || filter.field === 'kind';
}

/** Sources know no owner and no namespace, so it does not matter to them which are meant. */
function withoutValues(filter: MlWorkloadFilter): MlWorkloadFilter {
  return isOfSource(filter) ? filter : { field: 'owner', values: [] };
}
