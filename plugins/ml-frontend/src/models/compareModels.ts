import { ModelItem } from '@mlport/backstage-plugin-ml-common';
import { GridSort } from '../table/GridColumn';
import { ModelSort } from './ModelFilters';

type Compare = (a: ModelItem, b: ModelItem) => number;

const collator = new Intl.Collator('en', { numeric: true });

const name: Compare = (a, b) => collator.compare(a.name, b.name);

/** Newest first, as ages are read. */
const updated: Compare = (a, b) => (changedAt(b) ?? 0) - (changedAt(a) ?? 0);

const COMPARE: Readonly<Record<ModelSort, Compare>> = {
  attention: (a, b) =>
    Number(b.drift !== undefined) - Number(a.drift !== undefined) || name(a, b),
  name,
  owner: (a, b) => collator.compare(a.owner ?? '', b.owner ?? ''),
  versions: (a, b) => a.versions - b.versions,
  updated,
};

/** The comparison for an order. Equal models are told apart by their id, so that it is total. */
export function compareModels(order: GridSort<ModelSort>): Compare {
  const reverse = order.startsWith('-');
  const compare = COMPARE[order.replace(/^-/, '') as ModelSort];
  return (a, b) => {
    const result = reverse ? compare(b, a) : compare(a, b);
    return result || (a.id < b.id ? -1 : Number(a.id > b.id));
  };
}

/** When a model was last changed, or made; nothing where its server does not say. */
export function changedAt({
  updatedAt,
  createdAt,
}: ModelItem): number | undefined {
  return updatedAt ?? createdAt;
}
