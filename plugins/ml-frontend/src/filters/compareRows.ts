import {
  WORKLOAD_STATES,
  WorkloadItem,
  WorkloadSort,
  WorkloadState,
} from '@mlport/backstage-plugin-ml-common';
import { SortOrder } from './WorkloadFilters';

type Compare = (a: WorkloadItem, b: WorkloadItem) => number;

const RANK: Readonly<Record<WorkloadState, number>> = Object.fromEntries(
  WORKLOAD_STATES.map((state, index) => [state, index]),
) as Record<WorkloadState, number>;

const collator = new Intl.Collator('en', { numeric: true });

const text =
  (of: (item: WorkloadItem) => string | undefined): Compare =>
  (a, b) =>
    collator.compare(of(a) ?? '', of(b) ?? '');

/** Newest first, as ages are read: the youngest has the smallest age. */
const age: Compare = (a, b) => {
  const [left, right] = [a.createdAt ?? '', b.createdAt ?? ''];
  if (left === right) {
    return 0;
  }
  return left < right ? 1 : -1;
};

const COMPARE: Readonly<Record<WorkloadSort, Compare>> = {
  attention: (a, b) => RANK[a.state] - RANK[b.state] || age(a, b),
  name: text(item => item.name),
  namespace: text(item => item.namespace),
  cluster: text(item => item.cluster),
  kind: text(item => item.kind),
  queue: text(item => item.queue),
  age,
  accelerators: (a, b) => devices(a) - devices(b),
};

/** The comparison for an order. Equal rows are told apart by their uid, so that an order is total. */
export function compareRows(order: SortOrder): Compare {
  const reverse = order.startsWith('-');
  const compare = COMPARE[order.replace(/^-/, '') as WorkloadSort];
  return (a, b) => {
    const result = reverse ? compare(b, a) : compare(a, b);
    return result || (a.uid < b.uid ? -1 : Number(a.uid > b.uid));
  };
}

/** Whole devices decide; slices and shares only tell apart work that has none. */
function devices(item: WorkloadItem): number {
  let whole = 0;
  let parts = 0;
  for (const { sharing, count } of item.accelerators ?? []) {
    if (sharing === 'whole') {
      whole += count;
    } else {
      parts += count;
    }
  }
  return whole + Math.min(parts, 10_000) / 10_001;
}
