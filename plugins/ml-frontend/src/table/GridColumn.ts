/** What a grid needs to know of a column, whatever its rows are. */
export interface GridColumn<
  TSort extends string = string,
  TId extends string = string,
> {
  readonly id: TId;
  /** The order that a click on its header asks for. */
  readonly sort?: TSort;
  /** Whether the first click has the greatest first. */
  readonly descending?: boolean;
  /** Whether the table cannot be read without it, so that it is always shown. */
  readonly always?: boolean;
  /** Its track in a grid of everything in one line. */
  readonly wide: string;
  /** Its track where there is less room; absent when it has a line of its own then. */
  readonly medium?: string;
}

/** An order of a grid; a leading `-` turns it round. */
export type GridSort<TSort extends string> = TSort | `-${TSort}`;

/** The tracks of the grids of some columns, as custom properties that the style sheet reads. */
export function columnTracks(
  columns: readonly GridColumn[],
): Record<`--${string}`, string> {
  return {
    '--wide': columns.map(({ wide }) => wide).join(' '),
    '--medium': columns
      .map(({ medium }) => medium)
      .filter(Boolean)
      .join(' '),
  };
}
