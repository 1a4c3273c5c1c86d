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
export interface VersionColumn extends GridColumn<string, VersionColumnId> {
  /** The least that it takes of the width, in rem. */
  readonly least: number;
}

const BEFORE: readonly VersionColumn[] = [
  {
    ...columnOf('version', 6),
    sort: 'version',
    descending: true,
    always: true,
  },
  columnOf('aliases', 6.5, 1),
  columnOf('run', 9, 1.6),
];

const AFTER: readonly VersionColumn[] = [
  columnOf('time', 7, 1.2),
  columnOf('served', 11, 2),
  { ...columnOf('age', 5.25), sort: 'age' },
  { ...columnOf('serve', 4.5), always: true },
];

/** How many metrics a reader sees who has chosen none. */
const USUAL = 2;

/**
 * All columns that the table of some versions can have: what no version says has none.
 *
 * @param metrics - The metrics that are chosen.
 * @param serves - Whether there is a form to serve a version with.
 */
export function versionColumns(
  versions: readonly ModelVersionItem[],
  metrics: readonly string[],
  serves: boolean,
): VersionColumn[] {
  const held = versions.some(({ run }) => run?.acceleratorTime?.length);
  return [
    ...BEFORE,
    ...metrics.map(metricColumn),
    ...AFTER.filter(
      ({ id }) => (id !== 'time' || held) && (id !== 'serve' || serves),
    ),
  ];
}

/** What the details of a version leave to the table. */
const COMPACT: ReadonlySet<VersionColumnId> = new Set([
  'version',
  'aliases',
  'served',
]);

/** The columns that have room beside the details of a version, which say the rest. */
export function compactColumns(
  columns: readonly VersionColumn[],
): VersionColumn[] {
  const metrics = columns
    .filter(({ id }) => metricOf(id) !== undefined)
    .slice(0, USUAL);
  return columns.filter(
    column => COMPACT.has(column.id) || metrics.includes(column),
  );
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
  const id = `metric:${name}` as const;
  return { ...columnOf(id, 5, 1), sort: id, descending: true, always: true };
}

/** A column that is as narrow as said, and gets so many parts of what is left. */
function columnOf(
  id: VersionColumnId,
  least: number,
  parts?: number,
): VersionColumn {
  const track = parts ? `minmax(${least}rem, ${parts}fr)` : `${least}rem`;
  return { id, least, wide: track, medium: track };
}
