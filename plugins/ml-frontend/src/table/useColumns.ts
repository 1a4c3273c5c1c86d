import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Column, ColumnId, COLUMNS, OPTIONAL_COLUMNS } from './columns';

const KEY = 'hiddenColumns';

/** The columns that this reader wants, remembered with the settings of the app. */
export function useColumns(): {
  columns: readonly Column[];
  setColumns(shown: ReadonlySet<string>): void;
} {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket('ml.table'), [storage]);
  const [stored, setStored] = useState<unknown>(
    () => bucket.snapshot(KEY).value,
  );
  useEffect(() => {
    const subscription = bucket
      .observe$(KEY)
      .subscribe(({ value }) => setStored(value));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const columns = useMemo(() => {
    const hidden = new Set(hiddenOf(stored));
    return COLUMNS.filter(({ id }) => !hidden.has(id));
  }, [stored]);
  const setColumns = useCallback(
    (shown: ReadonlySet<string>) =>
      bucket.set(
        KEY,
        OPTIONAL_COLUMNS.filter(id => !shown.has(id)),
      ),
    [bucket],
  );
  return { columns, setColumns };
}

/** What was stored may come from another version of the plugin. */
function hiddenOf(stored: unknown): ColumnId[] {
  return Array.isArray(stored)
    ? OPTIONAL_COLUMNS.filter(id => stored.includes(id))
    : [];
}
