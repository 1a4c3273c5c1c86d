import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';

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
  const { key } = place;
  const [stored, setStored] = useState<unknown>(
    () => bucket.snapshot(key).value,
  );
  useEffect(() => {
    setStored(bucket.snapshot(key).value);
    const subscription = bucket
      .observe$(key)
      .subscribe(({ value }) => setStored(value));
    return () => subscription.unsubscribe();
  }, [bucket, key]);
  const remember = useCallback(
    (values: readonly string[]) => {
      bucket.set(key, [...values]);
    },
    [bucket, key],
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
