import { QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { GridSort } from '../table/GridColumn';
import { quotaPath } from './quotaPath';

/** The orders of the table of quotas. */
export const QUOTA_SORTS = [
  'name',
  'model',
  'entitled',
  'used',
  'borrowed',
  'lent',
  'idle',
  'waiting',
] as const;

/** One of {@link QUOTA_SORTS}. */
export type QuotaSort = (typeof QUOTA_SORTS)[number];

/** What the reader chose to see of the quotas. All of it is in the URL. */
export interface QuotaFilters {
  text: string;
  /** Only the quotas of the reader's own groups. */
  mine: boolean;
  cluster: readonly string[];
  /** The one quota that is shown alone, as `quotaPath` writes it. */
  quota?: string;
  view: 'bars' | 'table';
  sort: GridSort<QuotaSort>;
}

/** Nothing chosen. */
export const NO_QUOTA_FILTERS: QuotaFilters = {
  text: '',
  mine: false,
  cluster: [],
  view: 'bars',
  sort: 'name',
};

const PARAMS = ['q', 'mine', 'cluster', 'quota', 'view', 'sort'];

/** Reads filters from a URL. What it does not know it leaves out: links outlive versions. */
export function parseQuotaFilters(search: string): QuotaFilters {
  const params = new URLSearchParams(search);
  const sort = params.get('sort') ?? '';
  const quota = params.get('quota');
  return {
    text: params.get('q') ?? '',
    mine: params.has('mine'),
    cluster: params.getAll('cluster'),
    ...(quota && { quota }),
    view: params.get('view') === 'table' ? 'table' : 'bars',
    sort: isQuotaSort(sort) ? sort : NO_QUOTA_FILTERS.sort,
  };
}

/** Writes filters into a URL's search, leaving the parameters of others where they are. */
export function writeQuotaFilters(
  search: string,
  filters: QuotaFilters,
): string {
  const params = new URLSearchParams(search);
  for (const name of PARAMS) {
    params.delete(name);
  }
  if (filters.text) {
    params.set('q', filters.text);
  }
  if (filters.mine) {
    params.set('mine', 'true');
  }
  for (const cluster of filters.cluster) {
    params.append('cluster', cluster);
  }
  if (filters.quota) {
    params.set('quota', filters.quota);
  }
  if (filters.view !== NO_QUOTA_FILTERS.view) {
    params.set('view', filters.view);
  }
  if (filters.sort !== NO_QUOTA_FILTERS.sort) {
    params.set('sort', filters.sort);
  }
  // Slashes may stand in a search as they are, and people read and paste these links.
  const written = params.toString().replaceAll('%2F', '/');
  return written && `?${written}`;
}

/** Whether anything is filtered; a view and an order hide nothing. */
export function isFilteringQuotas(filters: QuotaFilters): boolean {
  const { text, mine, cluster, quota } = filters;
  return Boolean(text) || mine || cluster.length > 0 || quota !== undefined;
}

/**
 * The filters as a test of one quota.
 *
 * @param ownRefs - The groups that the reader belongs to, for *mine*: a quota is theirs when its
 *   namespace is, or that of a way in.
 */
export function quotaMatcher(
  filters: QuotaFilters,
  ownRefs: readonly string[],
): (report: QuotaReport) => boolean {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const { mine, cluster, quota } = filters;
  const own = new Set(ownRefs);
  return report => {
    if (quota !== undefined) {
      return quotaPath(report) === quota;
    }
    if (mine && !ownersOf(report).some(owner => own.has(owner))) {
      return false;
    }
    if (cluster.length > 0 && !cluster.includes(report.cluster)) {
      return false;
    }
    const text = textOf(report);
    return words.every(word => text.includes(word));
  };
}

function ownersOf({ owner, doors = [] }: QuotaReport): string[] {
  return [owner, ...doors.map(door => door.owner)].flatMap(ref => ref ?? []);
}

function textOf({ name, namespace, parent, figures, doors = [] }: QuotaReport) {
  return [
    name,
    namespace,
    parent,
    ...doors.map(door => door.namespace),
    ...figures.flatMap(({ resource, flavor, models }) => [
      resource,
      flavor,
      ...models.map(({ product }) => product),
    ]),
  ]
    .filter(Boolean)
    .join(' ')
    .toLocaleLowerCase();
}

function isQuotaSort(text: string): text is GridSort<QuotaSort> {
  const by = text.replace(/^-/, '');
  return QUOTA_SORTS.some(sort => sort === by);
}
