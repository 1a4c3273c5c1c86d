import {
  ExperimentItem,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { isoTime } from '../curves/isoTime';
import { trackingName } from '../sources/trackingName';
import { compareValues } from './compareRuns';
import { toCsv } from '../table/csv';
import { GridColumn } from '../table/GridColumn';

/** The columns of the list of experiments in their order. */
export const EXPERIMENT_COLUMNS = [
  {
    id: 'name',
    sort: 'name',
    wide: 'minmax(14rem, 3fr)',
    medium: 'minmax(11rem, 2fr)',
  },
  {
    id: 'owner',
    sort: 'owner',
    wide: 'minmax(8rem, 1fr)',
    medium: 'minmax(6rem, 1fr)',
  },
  {
    id: 'server',
    sort: 'server',
    wide: 'minmax(7rem, 1fr)',
    medium: 'minmax(5rem, 1fr)',
  },
  {
    id: 'started',
    sort: 'started',
    descending: true,
    wide: '9rem',
    medium: '8rem',
  },
  {
    id: 'created',
    sort: 'created',
    descending: true,
    wide: '6rem',
    medium: '5.5rem',
  },
] as const satisfies ReadonlyArray<GridColumn>;

/** The name of a column. */
export type ExperimentColumnId = (typeof EXPERIMENT_COLUMNS)[number]['id'];

type Compare = (a: ExperimentItem, b: ExperimentItem) => number;

const collator = new Intl.Collator('en', { numeric: true });

/** The comparison for an order; a leading `-` turns it round. Equal ones stand by name. */
export function compareExperiments(sort: string): Compare {
  const direction = sort.startsWith('-') ? -1 : 1;
  const of = valueOf(sort.replace(/^-/, ''));
  return (a, b) => {
    const [left, right] = [of(a), of(b)];
    // What has no such value comes last, whichever way round.
    const result =
      left === undefined || right === undefined
        ? Number(left === undefined) - Number(right === undefined)
        : direction * compareValues(left, right);
    return (
      result || collator.compare(a.name, b.name) || collator.compare(a.id, b.id)
    );
  };
}

function valueOf(
  column: string,
): (item: ExperimentItem) => string | number | undefined {
  switch (column) {
    case 'name':
      return ({ name }) => name;
    case 'owner':
      return ({ owner }) => owner;
    case 'server':
      return ({ source }) => trackingName(source);
    case 'created':
      return ({ createdAt }) => createdAt;
    default:
      return ({ lastRunAt }) => lastRunAt;
  }
}

/** How the server of an experiment is, where that is known. */
export function statusOf(
  { source }: ExperimentItem,
  sources: readonly TrackingStatus[],
): TrackingStatus | undefined {
  return sources.find(
    ({ instance, workspace }) =>
      instance === source.instance && workspace === source.workspace,
  );
}

/** What people call the server of an experiment. */
export function serverName(
  item: ExperimentItem,
  sources: readonly TrackingStatus[],
): string {
  return trackingName(statusOf(item, sources) ?? item.source);
}

/** Whether an experiment has all of the words in its name, its owner or its server. */
export function matchesText(item: ExperimentItem, text: string): boolean {
  const own = [item.name, item.owner, trackingName(item.source)]
    .join('\n')
    .toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => own.includes(word));
}

/** The experiments that are shown, in their order, as CSV. */
export function experimentsCsv(items: readonly ExperimentItem[]): string {
  return toCsv(
    [
      'name',
      'experiment_id',
      'owner',
      'server',
      'newest_run',
      'newest_run_status',
      'created',
    ],
    items.map(item => [
      item.name,
      item.experimentId,
      item.owner,
      trackingName(item.source),
      isoTime(item.lastRunAt),
      item.lastRunStatus,
      isoTime(item.createdAt),
    ]),
  );
}
