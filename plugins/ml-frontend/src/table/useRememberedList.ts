import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { useStored } from './useStored';

/**
 * A choice of this reader, remembered with the settings of the app; `undefined` before there is
 * one. What is stored may come from another version of the plugin: its names may mean nothing now.
 *
 * @param place - The bucket of the storage, and the key in it.
 */
export function useRememberedList(place: {
  readonly bucket: string;
  readonly key: string;
}): [
  stored: readonly string[] | undefined,
  remember: (values: readonly string[]) => void,
] {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(
    () => storage.forBucket(place.bucket),
    [storage, place.bucket],
  );
  const [stored, store] = useStored<string[]>(bucket, place.key);
  const remember = useCallback(
    (values: readonly string[]) => store([...values]),
    [store],
  );
  const values = useMemo(
    () =>
      Array.isArray(stored)
        ? stored.filter((value): value is string => typeof value === 'string')
        : undefined,
    [stored],
  );
  return [values, remember];
}
