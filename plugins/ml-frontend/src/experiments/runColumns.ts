import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { ownValue } from './ownValue';
import { GridColumn } from '../table/GridColumn';

/** A fact that every run has, or one of its own parameters or metrics. */
export type RunColumnId = RunFact | `param:${string}` | `metric:${string}`;

/** A fact that every run has. */
export type RunFact =
  | 'choose'
  | 'name'
  | 'status'
  | 'started'
  | 'duration'
  | 'user'
  | 'accelerators';

/** A column of the table of runs; it sorts by its own id. */
export interface RunColumn extends GridColumn<string, RunColumnId> {
  /** The least that it takes of the width, in rem. */
  least: number;
}

const FACTS: ReadonlyArray<{ id: RunFact; least: number; wide?: string }> = [
  { id: 'choose', least: 3.75 },
  { id: 'name', least: 13, wide: 'minmax(13rem, 3fr)' },
  { id: 'status', least: 7.5 },
  { id: 'started', least: 5.5 },
  { id: 'duration', least: 5.5 },
  { id: 'user', least: 6 },
  { id: 'accelerators', least: 11 },
];

/** What a row cannot be told apart without. */
const ALWAYS: readonly RunFact[] = ['choose', 'name', 'status'];

/** The facts that may be left out. */
export const OPTIONAL_FACTS: readonly RunFact[] = FACTS.map(
  ({ id }) => id,
).filter(id => !ALWAYS.includes(id));

/** Two lines of a name fit into this; the whole is on hover. */
const OWN_LEAST = 7;

const GREATEST_FIRST: readonly string[] = ['started', 'duration'];

/** How many parameters and metrics a reader sees who has chosen none. */
const USUAL = 3;

/** The columns with these ids, in the order of the table. */
export function runColumns(shown: Iterable<string>): RunColumn[] {
  const wanted = new Set(shown);
  const facts = FACTS.filter(
    ({ id }) => ALWAYS.includes(id) || wanted.has(id),
  ).map(({ id, least, wide = `minmax(${least}rem, 1fr)` }) =>
    column(id, least, id === 'choose' ? `${least}rem` : wide),
  );
  const own = [...wanted]
    .filter(isOwn)
    .sort((a, b) => a.localeCompare(b))
    .map(id => column(id, OWN_LEAST, `minmax(${OWN_LEAST}rem, 1fr)`));
  return [...facts, ...own];
}

/** The ids of the columns that a reader sees who has chosen none. */
export function usualColumns(runs: readonly RunItem[]): string[] {
  const { params, metrics } = ownKeys(runs);
  const differing = params.filter(
    key => new Set(runs.map(run => ownValue(run.params, key))).size > 1,
  );
  const quality = metrics.filter(key => !key.startsWith('system/'));
  const held = runs.some(({ acceleratorTime }) => acceleratorTime?.length);
  return [
    'started',
    'duration',
    'user',
    ...(held ? ['accelerators'] : []),
    ...differing.slice(0, USUAL).map(key => `param:${key}`),
    ...quality.slice(0, USUAL).map(key => `metric:${key}`),
  ];
}

/** The parameters and metrics that the runs have: what most have first. */
export function ownKeys(runs: readonly RunItem[]): {
  params: string[];
  metrics: string[];
} {
  return {
    params: byFrequency(runs.map(({ params }) => params)),
    metrics: byFrequency(runs.map(({ metrics }) => metrics)),
  };
}

/** The key of a column of a parameter or metric. */
export function ownKeyOf(
  id: string,
): { what: 'param' | 'metric'; key: string } | undefined {
  const [, what, key] = /^(param|metric):(.*)$/s.exec(id) ?? [];
  return what === 'param' || what === 'metric' ? { what, key } : undefined;
}

function isOwn(id: string): id is `param:${string}` | `metric:${string}` {
  return ownKeyOf(id) !== undefined;
}

function column(id: RunColumnId, least: number, wide: string): RunColumn {
  return {
    id,
    least,
    wide,
    medium: wide,
    sort: id === 'choose' ? undefined : id,
    descending: GREATEST_FIRST.includes(id) || undefined,
  };
}

function byFrequency(
  records: ReadonlyArray<Record<string, unknown>>,
): string[] {
  const counts = new Map<string, number>();
  for (const key of records.flatMap(Object.keys)) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || a.localeCompare(b))
    .map(([key]) => key);
}
