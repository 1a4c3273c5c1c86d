import { WorkloadSort } from '@mlport/backstage-plugin-ml-common';

/** The columns of the table in their order, and the order that each sorts by, if any. */
export const COLUMNS = [
  { id: 'state', sort: 'attention' },
  { id: 'name', sort: 'name' },
  { id: 'kind', sort: 'kind' },
  { id: 'replicas' },
  { id: 'accelerators', sort: 'accelerators', descending: true },
  { id: 'queue', sort: 'queue' },
  { id: 'why' },
  { id: 'age', sort: 'age' },
] as const satisfies ReadonlyArray<{
  id: string;
  sort?: WorkloadSort;
  /** Whether the first click has the greatest first. */
  descending?: true;
}>;
