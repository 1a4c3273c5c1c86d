import { ModelItem } from '@mlport/backstage-plugin-ml-common';
import { GridSort } from '../table/GridColumn';
import { sourceKey } from './sourceKey';

/** The orders of the table of models. */
export const MODEL_SORTS = [
  'attention',
  'name',
  'owner',
  'versions',
  'updated',
] as const;

/** One of {@link MODEL_SORTS}. */
export type ModelSort = (typeof MODEL_SORTS)[number];

/** How a model stands to the endpoints; `drift` is also `served`. */
export const SERVINGS = ['drift', 'served', 'unserved'] as const;

/** One of {@link SERVINGS}. */
export type Serving = (typeof SERVINGS)[number];

/** What the reader chose to see of the models. All of it is in the URL. */
export interface ModelFilters {
  text: string;
  /** Only the models of the reader's own groups. */
  mine: boolean;
  owner: readonly string[];
  /** The servers, as `sourceKey` writes them. */
  source: readonly string[];
  serving: readonly Serving[];
  sort: GridSort<ModelSort>;
}

/** Nothing chosen. */
export const NO_MODEL_FILTERS: ModelFilters = {
  text: '',
  mine: false,
  owner: [],
  source: [],
  serving: [],
  sort: 'attention',
};

/** The parameters of a URL that these filters are. */
export const MODEL_PARAMS = ['q', 'mine', 'owner', 'server', 'serving', 'sort'];

/** Reads filters from a URL. What it does not know it leaves out: links outlive versions. */
export function parseModelFilters(search: string): ModelFilters {
  const params = new URLSearchParams(search);
  const sort = params.get('sort') ?? '';
  return {
    text: params.get('q') ?? '',
    mine: params.has('mine'),
    owner: params.getAll('owner'),
    source: params.getAll('server'),
    serving: SERVINGS.filter(serving =>
      params.getAll('serving').includes(serving),
    ),
    sort: isModelSort(sort) ? sort : NO_MODEL_FILTERS.sort,
  };
}

/** Writes filters into a URL's search, leaving the parameters of others where they are. */
export function writeModelFilters(
  search: string,
  filters: ModelFilters,
): string {
  const params = new URLSearchParams(search);
  for (const name of MODEL_PARAMS) {
    params.delete(name);
  }
  if (filters.text) {
    params.set('q', filters.text);
  }
  if (filters.mine) {
    params.set('mine', 'true');
  }
  for (const owner of filters.owner) {
    params.append('owner', owner);
  }
  for (const source of filters.source) {
    params.append('server', source);
  }
  for (const serving of filters.serving) {
    params.append('serving', serving);
  }
  if (filters.sort !== NO_MODEL_FILTERS.sort) {
    params.set('sort', filters.sort);
  }
  const written = params.toString();
  return written && `?${written}`;
}

/** Whether anything is filtered; an order hides nothing. */
export function isFilteringModels(filters: ModelFilters): boolean {
  const { text, mine, owner, source, serving } = filters;
  return (
    Boolean(text) ||
    mine ||
    owner.length > 0 ||
    source.length > 0 ||
    serving.length > 0
  );
}

/**
 * The filters as a test of one model.
 *
 * @param ownRefs - The groups that the reader belongs to, for *mine*.
 */
export function modelMatcher(
  filters: ModelFilters,
  ownRefs: readonly string[],
): (item: ModelItem) => boolean {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const { mine, owner, source, serving } = filters;
  return item => {
    if (mine && !(item.owner && ownRefs.includes(item.owner))) {
      return false;
    }
    if (owner.length > 0 && !owner.includes(item.owner ?? '')) {
      return false;
    }
    if (source.length > 0 && !source.includes(sourceKey(item.source))) {
      return false;
    }
    if (serving.length > 0 && !serving.some(way => servesSo(item, way))) {
      return false;
    }
    const text = words.length > 0 ? wordsOf(item) : '';
    return words.every(word => text.includes(word));
  };
}

function servesSo({ served, drift }: ModelItem, serving: Serving): boolean {
  switch (serving) {
    case 'drift':
      return drift !== undefined;
    case 'served':
      return served.length > 0;
    default:
      return served.length === 0;
  }
}

function wordsOf({ name, description, aliases, tags }: ModelItem): string {
  return [
    name,
    description,
    ...Object.keys(aliases),
    ...Object.entries(tags).flat(),
  ]
    .filter(Boolean)
    .join('\n')
    .toLocaleLowerCase();
}

function isModelSort(value: string): value is GridSort<ModelSort> {
  return MODEL_SORTS.some(sort => value === sort || value === `-${sort}`);
}
