import { GridColumn } from '../table/GridColumn';
import { ModelSort } from './ModelFilters';

/** The columns of the table of models in their order. */
export const MODEL_COLUMNS = [
  {
    id: 'name',
    sort: 'name',
    always: true,
    wide: 'minmax(14rem, 2fr)',
    medium: 'minmax(9rem, 2fr)',
  },
  {
    id: 'owner',
    sort: 'owner',
    wide: 'minmax(8rem, 1fr)',
    medium: 'minmax(6rem, 1fr)',
  },
  {
    id: 'versions',
    sort: 'versions',
    descending: true,
    wide: '7rem',
    medium: '6.5rem',
  },
  { id: 'aliases', wide: 'minmax(10rem, 1.4fr)', medium: 'minmax(7rem, 1fr)' },
  {
    id: 'served',
    sort: 'attention',
    wide: 'minmax(12rem, 1.6fr)',
    medium: 'minmax(8rem, 1.4fr)',
  },
  { id: 'source', wide: 'minmax(6rem, 0.8fr)', medium: 'minmax(5rem, 0.8fr)' },
  { id: 'updated', sort: 'updated', wide: '5.25rem', medium: '5.25rem' },
] as const satisfies readonly GridColumn<ModelSort>[];

/** One column of the table of models. */
export type ModelColumn = (typeof MODEL_COLUMNS)[number];

/** The name of a column of the table of models. */
export type ModelColumnId = ModelColumn['id'];
