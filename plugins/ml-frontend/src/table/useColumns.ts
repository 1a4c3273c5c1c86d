import { useCallback, useMemo } from 'react';
import { GridColumn } from './GridColumn';
import { useRememberedList } from './useRememberedList';

/** Whether a table can be read without a column. */
export function isOptional({ always }: GridColumn): boolean {
  return !always;
}

/**
 * The columns of a table that this reader wants, remembered with the settings of the app.
 *
 * @param bucket - Where they are remembered; each table has its own.
 * @param all - All columns in their order.
 */
export function useColumns<TColumn extends GridColumn>(
  bucket: string,
  all: readonly TColumn[],
): {
  columns: readonly TColumn[];
  setColumns(shown: ReadonlySet<string>): void;
} {
  const [hidden, remember] = useRememberedList({
    bucket,
    key: 'hiddenColumns',
  });
  const columns = useMemo(
    () =>
      all.filter(column => !isOptional(column) || !hidden?.includes(column.id)),
    [all, hidden],
  );
  const setColumns = useCallback(
    (shown: ReadonlySet<string>) =>
      remember(
        all
          .filter(column => isOptional(column) && !shown.has(column.id))
          .map(({ id }) => id),
      ),
    [all, remember],
  );
  return { columns, setColumns };
}
