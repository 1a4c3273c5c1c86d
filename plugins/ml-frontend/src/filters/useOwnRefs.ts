import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** The groups that the reader belongs to; `undefined` until they are known. */
export function useOwnRefs(): readonly string[] | undefined {
  const identityApi = useApi(identityApiRef);
  const [refs, setRefs] = useState<readonly string[]>();
  useEffect(() => {
    let current = true;
    identityApi.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) => current && setRefs(ownershipEntityRefs),
      () => current && setRefs([]),
    );
    return () => {
      current = false;
    };
  }, [identityApi]);
  return refs;
}
