import { StorageApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useState } from 'react';

/** What is stored under a key, whoever changes it, and a function to change it. */
export function useStored<T extends Parameters<StorageApi['set']>[1]>(
  bucket: StorageApi,
  key: string,
): [stored: unknown, store: (value: T) => void] {
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
  const store = useCallback(
    (value: T) => {
      setStored(value);
      bucket.set(key, value);
    },
    [bucket, key],
  );
  return [stored, store];
}
