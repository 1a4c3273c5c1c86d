import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useLiveWorkloads } from '../live/useLiveWorkloads';

/** The live workloads of the entity whose page this is. */
export function useEntityWorkloads() {
  const { entity } = useEntity();
  const live = useLiveWorkloads({ entityRef: stringifyEntityRef(entity) });
  return { entity, live };
}
