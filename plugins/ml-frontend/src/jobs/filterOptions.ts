import {
  WORKLOAD_STATES,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import {
  LIST_FILTERS,
  ListFilter,
  WorkloadFilters,
} from '../filters/WorkloadFilters';

/**
 * What each filter offers: the values that occur, and those that are chosen even if none occurs,
 * since a link may ask for what is gone.
 */
export function filterOptions(
  items: Iterable<WorkloadItem>,
  filters: WorkloadFilters,
): Record<ListFilter, string[]> {
  const values = Object.fromEntries(
    LIST_FILTERS.map(name => [name, new Set<string>(filters[name])]),
  ) as Record<ListFilter, Set<string>>;
  for (const item of items) {
    for (const name of LIST_FILTERS) {
      const value = item[name];
      if (value) {
        values[name].add(value);
      }
    }
  }
  return Object.fromEntries(
    LIST_FILTERS.map(name => [
      name,
      name === 'state'
        ? WORKLOAD_STATES.filter(state => values.state.has(state))
        : [...values[name]].sort((a, b) => a.localeCompare(b)),
    ]),
  ) as Record<ListFilter, string[]>;
}
