import { WorkloadSort } from '@mlport/backstage-plugin-ml-common';
import { GridColumn } from './GridColumn';

/** The columns of the table in their order. */
export const COLUMNS = [
  {
    id: 'state',
    sort: 'attention',
    always: true,
    wide: '6.5rem',
    medium: '6.5rem',
  },
  {
    id: 'name',
    sort: 'name',
    always: true,
    wide: 'minmax(14.5rem, 1.6fr)',
    medium: 'minmax(9rem, 1fr)',
  },
  { id: 'kind', sort: 'kind', wide: '5.25rem', medium: 'minmax(4rem, 7rem)' },
  { id: 'replicas', wide: '5.75rem', medium: 'minmax(4rem, 6rem)' },
  {
    id: 'accelerators',
    sort: 'accelerators',
    descending: true,
    wide: '7.5rem',
    medium: 'minmax(5rem, 7.5rem)',
  },
  { id: 'queue', sort: 'queue', wide: '5.25rem', medium: 'minmax(4rem, 7rem)' },
  { id: 'why', wide: 'minmax(12rem, 2.4fr)' },
  { id: 'age', sort: 'age', wide: '5.25rem', medium: '5.25rem' },
] as const satisfies readonly GridColumn<WorkloadSort>[];

/** One column of the table. */
export type Column = (typeof COLUMNS)[number];

/** The name of a column. */
export type ColumnId = Column['id'];
