import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Select } from '@backstage/ui';
import { useCallback } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { Remark } from '../details/Remark';
import { useLivePoll } from '../live/useLivePoll';
import { TableSkeleton } from '../table/TableSkeleton';
import { NowProvider } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { ExperimentView } from './ExperimentView';
import { statusOf } from './experimentColumns';
import { EVERY_MS } from './LiveRuns';
import { NoEntityRuns } from './NoEntityRuns';
import { TrackingFailure } from './TrackingFailure';
import { useRunsView } from './useRunsView';
import styles from './ExperimentView.module.css';

/** The tab *Runs* of an entity: the runs of its experiment, or of one of its experiments. */
export function EntityRuns() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(mlTranslationRef);
  const api = useApi(mlTrackingApiRef);
  const entityRef = stringifyEntityRef(entity);
  const ask = useCallback(
    (signal: AbortSignal) => api.getEntityTracking(entityRef, { signal }),
    [api, entityRef],
  );
  const { value, error, retry } = useLivePoll(ask, EVERY_MS);
  const [view, change] = useRunsView();
  const experiments = value?.experiments ?? [];
  const item =
    experiments.find(({ id }) => id === view.experiment) ?? experiments[0];
  return (
    <NowProvider>
      <div className={styles.page}>
        {!value && !error && <TableSkeleton rows={4} />}
        {!value && error && (
          <TrackingFailure
            error={error}
            title={t('experiments.failure.title')}
            onRetry={retry}
          />
        )}
        {value && error && (
          <Remark>{t('tracking.old', { cause: error.message })}</Remark>
        )}
        {value && !item && <NoEntityRuns entity={entity} tracking={value} />}
        {experiments.length > 1 && (
          <Select
            className={styles.which}
            size="small"
            label={t('experiments.which')}
            options={experiments.map(({ id, name }) => ({
              id,
              label: name,
            }))}
            value={item.id}
            onChange={id =>
              change({ experiment: String(id), runs: [], open: undefined })
            }
          />
        )}
        {item &&
          value?.missing.map(words => <Remark key={words}>{words}</Remark>)}
        {item && (
          <ExperimentView
            item={item}
            source={value && statusOf(item, value.sources)}
            bare={item.entityRef === entityRef}
            view={view}
            onChange={change}
          />
        )}
      </div>
    </NowProvider>
  );
}
