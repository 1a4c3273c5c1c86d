import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { Remark } from '../details/Remark';
import { useLivePoll } from '../live/useLivePoll';
import theme from '../theme/readable.module.css';
import { EntityModels } from './EntityModels';
import { EVERY_MS } from './everyMs';
import { NewestRuns } from './NewestRuns';
import styles from './EntityTracked.module.css';

/**
 * What is tracked for an entity, below its live work: the newest runs, the versions of its models, and
 * what serves them. Nothing where nothing is tracked, or the reader may not see it: whoever wants to
 * know why opens the tabs that are about it.
 */
export function EntityTracked({ entity }: { entity: Entity }) {
  const api = useApi(mlTrackingApiRef);
  const ref = stringifyEntityRef(entity);
  const ask = useCallback(
    (signal: AbortSignal) => api.getEntityTracking(ref, { signal }),
    [api, ref],
  );
  const { value } = useLivePoll(ask, EVERY_MS);
  if (!value) {
    return null;
  }
  const { experiments, models, missing } = value;
  return (
    <div className={`${styles.tracked} ${theme.readable}`}>
      {missing.map(words => (
        <Remark key={words}>
          <bdi>{words}</bdi>
        </Remark>
      ))}
      {experiments.length > 0 && <NewestRuns experiments={experiments} />}
      {models.length > 0 && <EntityModels models={models} />}
    </div>
  );
}
