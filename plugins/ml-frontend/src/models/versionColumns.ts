import { ModelVersionItem } from '@mlport/backstage-plugin-ml-common';
import { GridColumn } from '../table/GridColumn';

/** A fact that every version has. */
export type VersionFact =
  | 'version'
  | 'aliases'
  | 'run'
  | 'time'
  | 'served'
  | 'age'
  | 'serve';

/** A fact that every version has, or a metric of its source run. */
export type VersionColumnId = VersionFact | `metric:${string}`;

/** A column of the table of versions; it sorts by its own id. */
export type VersionColumn = GridColumn<string, VersionColumnId>;

const BEFORE: readonly VersionColumn[] = [
  {
    id: 'version',
    sort: 'version',
    descending: true,
    always: true,
    wide: 'minmax(6.5rem, 0.8fr)',
    medium: '6.5rem',
  },
  {
    id: 'aliases',
    wide: 'minmax(6.5rem, 1fr)',
    medium: 'minmax(5.5rem, 1fr)',
  },
  { id: 'run', wide: 'minmax(10rem, 1.5fr)', medium: 'minmax(7rem, 1.4fr)' },
];

const AFTER: readonly VersionColumn[] = [
  { id: 'time', wide: 'minmax(8rem, 1fr)', medium: 'minmax(6rem, 1fr)' },
  { id: 'served', wide: 'minmax(13rem, 2fr)', medium: 'minmax(9rem, 2fr)' },
  {
    id: 'age',
    sort: 'age',
    wide: '5.25rem',
    medium: '5.25rem',
  },
  { id: 'serve', always: true, wide: '4.5rem', medium: '4.5rem' },
];

/** How many metrics a reader sees who has chosen none. */
const USUAL = 2;

/**
 * All columns that the table of some versions can have: what no version says has none.
 *
 * @param metrics - The metrics that are chosen.
 */
export function versionColumns(
  versions: readonly ModelVersionItem[],
  metrics: readonly string[],
): VersionColumn[] {
  const held = versions.some(({ run }) => run?.acceleratorTime?.length);
  return [
    ...BEFORE,
    ...metrics.map(metricColumn),
    ...AFTER.filter(({ id }) => id !== 'time' || held),
  ];
}

/** The metric of a column that is one. */
export function metricOf(id: string): string | undefined {
  return id.startsWith('metric:') ? id.slice('metric:'.length) : undefined;
}

/** The metrics of the source runs: what most versions have first. */
export function metricNames(versions: readonly ModelVersionItem[]): string[] {
  const counts = new Map<string, number>();
  for (const name of versions.flatMap(({ run }) =>
    Object.keys(run?.metrics ?? {}),
  )) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || a.localeCompare(b))
    .map(([name]) => name);
}

/** The metrics that a reader sees who has chosen none: those of the model, not of the machine. */
export function usualMetrics(names: readonly string[]): string[] {
  return names.filter(name => !name.startsWith('system/')).slice(0, USUAL);
}

function metricColumn(name: string): VersionColumn {
  return {
    id: `metric:${name}`,
    sort: `metric:${name}`,
    descending: true,
    always: true,
    wide: 'minmax(5.5rem, 0.8fr)',
    medium: 'minmax(4rem, 0.8fr)',
  };
}
