import {
  WORKLOAD_STATES,
  WorkloadItem,
  WorkloadQuery,
  WorkloadSort,
  WorkloadState,
  isWorkloadState,
} from '@mlport/backstage-plugin-ml-common';

/** The filters that take several values. */
export const LIST_FILTERS = [
  'kind',
  'state',
  'owner',
  'cluster',
  'queue',
] as const;

/** One of {@link LIST_FILTERS}. */
export type ListFilter = (typeof LIST_FILTERS)[number];

/** An order of the table; a leading `-` turns it round. */
export type SortOrder = WorkloadSort | `-${WorkloadSort}`;

/** What the reader chose to see. All of it is in the URL. */
export interface WorkloadFilters {
  text: string;
  /** Only the work of the reader's own groups. */
  mine: boolean;
  /** Only what no entity claims. */
  unclaimed: boolean;
  kind: readonly string[];
  state: readonly WorkloadState[];
  owner: readonly string[];
  cluster: readonly string[];
  queue: readonly string[];
  sort: SortOrder;
}

/** Nothing chosen. */
export const NO_FILTERS: WorkloadFilters = {
  text: '',
  mine: false,
  unclaimed: false,
  kind: [],
  state: [],
  owner: [],
  cluster: [],
  queue: [],
  sort: 'attention',
};

const SORTS: readonly WorkloadSort[] = [
  'attention',
  'name',
  'namespace',
  'cluster',
  'kind',
  'queue',
  'age',
  'accelerators',
];

/** Reads filters from a URL. What it does not know it leaves out: links outlive versions. */
export function parseFilters(search: string): WorkloadFilters {
  const params = new URLSearchParams(search);
  const sort = params.get('sort') ?? '';
  return {
    text: params.get('q') ?? '',
    mine: params.has('mine'),
    unclaimed: params.has('unclaimed'),
    kind: params.getAll('kind'),
    state: params.getAll('state').filter(isWorkloadState),
    owner: params.getAll('owner'),
    cluster: params.getAll('cluster'),
    queue: params.getAll('queue'),
    sort: isSortOrder(sort) ? sort : NO_FILTERS.sort,
  };
}

/** Writes filters into a URL's search, leaving the parameters of others where they are. */
export function writeFilters(search: string, filters: WorkloadFilters): string {
  const params = new URLSearchParams(search);
  for (const name of ['q', 'mine', 'unclaimed', 'sort', ...LIST_FILTERS]) {
    params.delete(name);
  }
  if (filters.text) {
    params.set('q', filters.text);
  }
  if (filters.mine) {
    params.set('mine', 'true');
  }
  if (filters.unclaimed) {
    params.set('unclaimed', 'true');
  }
  for (const name of LIST_FILTERS) {
    for (const value of filters[name]) {
      params.append(name, value);
    }
  }
  if (filters.sort !== NO_FILTERS.sort) {
    params.set('sort', filters.sort);
  }
  const written = params.toString();
  return written && `?${written}`;
}

/** Whether anything is filtered; an order hides nothing. */
export function isFiltering(filters: WorkloadFilters): boolean {
  return (
    Boolean(filters.text) ||
    filters.mine ||
    filters.unclaimed ||
    LIST_FILTERS.some(name => filters[name].length > 0)
  );
}

/**
 * The filters as a test of one row.
 *
 * @param ownRefs - The groups that the reader belongs to, for *mine*.
 */
export function matcher(
  filters: WorkloadFilters,
  ownRefs: readonly string[],
): (item: WorkloadItem) => boolean {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const own = new Set(ownRefs);
  const chosen = LIST_FILTERS.filter(name => filters[name].length > 0).map(
    name => [name, new Set<string>(filters[name])] as const,
  );
  return item => {
    if (filters.mine && !(item.owner && own.has(item.owner))) {
      return false;
    }
    if (filters.unclaimed && !item.unclaimed) {
      return false;
    }
    for (const [name, values] of chosen) {
      if (!values.has(item[name] ?? '')) {
        return false;
      }
    }
    return words.length === 0 || matchesWords(item, words);
  };
}

/**
 * The same filters as a query for the backend, without the state: the counts by state need the
 * rows of all states.
 */
export function toQuery(
  filters: WorkloadFilters,
  ownRefs: readonly string[],
): WorkloadQuery {
  const owner = filters.mine
    ? ownRefs.filter(
        ref => filters.owner.length === 0 || filters.owner.includes(ref),
      )
    : [...filters.owner];
  const list = (values: readonly string[]) =>
    values.length > 0 ? [...values] : undefined;
  return {
    text: filters.text || undefined,
    claimed: filters.unclaimed ? false : undefined,
    owner: list(owner),
    kind: list(filters.kind),
    cluster: list(filters.cluster),
    queue: list(filters.queue),
  };
}

/** How many rows are in each state, in the order of the vocabulary. */
export function countStates(
  items: Iterable<WorkloadItem>,
): Record<WorkloadState, number> {
  const counts = Object.fromEntries(
    WORKLOAD_STATES.map(state => [state, 0]),
  ) as Record<WorkloadState, number>;
  for (const item of items) {
    counts[item.state] += 1;
  }
  return counts;
}

function isSortOrder(value: string): value is SortOrder {
  return SORTS.some(sort => value === sort || value === `-${sort}`);
}

function matchesWords(item: WorkloadItem, words: readonly string[]): boolean {
  const text = [
    item.name,
    item.namespace,
    item.queue,
    item.reason,
    item.message,
    item.why,
  ]
    .filter(Boolean)
    .join('\n')
    .toLocaleLowerCase();
  return words.every(word => text.includes(word));
}
