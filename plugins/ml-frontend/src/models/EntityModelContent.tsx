import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { EntityTracking, ModelItem } from '@mlport/backstage-plugin-ml-common';
import { useCallback } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { useUrlSearch } from '../filters/useUrlSearch';
import { useLivePoll } from '../live/useLivePoll';
import { LoadFailure } from '../notices/LoadFailure';
import { TrackingStrip } from '../sources/TrackingStrip';
import { TableSkeleton } from '../table/TableSkeleton';
import theme from '../theme/readable.module.css';
import { NowProvider } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { EVERY_MS } from './everyMs';
import { modelParam, writeModelParam } from './modelParam';
import { ModelView } from './ModelView';
import { NoEntityModel } from './NoEntityModel';
import { useModelFailure } from './useModelFailure';
import styles from './models.module.css';

/** The registered models of the entity whose page this is, one at a time. */
export function EntityModelContent() {
  const { entity } = useEntity();
  const api = useApi(mlTrackingApiRef);
  const { t } = useTranslationRef(mlTranslationRef);
  const ref = stringifyEntityRef(entity);
  const ask = useCallback(
    (signal: AbortSignal) => api.getEntityTracking(ref, { signal }),
    [api, ref],
  );
  const { value, error, retry } = useLivePoll(ask, EVERY_MS);
  const words = {
    ...useModelFailure(),
    notFoundTitle: t('models.failure.entityTitle'),
    notFoundText: t('models.failure.entityText'),
  };
  return (
    <NowProvider>
      {!value && error && (
        <LoadFailure error={error} words={words} onRetry={retry} />
      )}
      {!value && !error && <TableSkeleton rows={4} />}
      {value && <OneOfThem tracking={value} />}
    </NowProvider>
  );
}

function OneOfThem({ tracking }: { tracking: EntityTracking }) {
  const { models, missing, sources } = tracking;
  const { entity } = useEntity();
  const { t } = useTranslationRef(mlTranslationRef);
  const [search] = useUrlSearch();
  const id = modelParam(search);
  const chosen = models.find(model => model.id === id) ?? models[0];
  return (
    <div className={`${styles.page} ${theme.readable}`}>
      {missing.map(words => (
        <Alert
          key={words}
          status="warning"
          icon
          title={t('models.view.missing')}
          description={<bdi>{words}</bdi>}
        />
      ))}
      {models.length > 1 && <Choice models={models} chosen={chosen.id} />}
      {chosen ? (
        <ModelView key={chosen.id} id={chosen.id} />
      ) : (
        <>
          <TrackingStrip sources={sources} />
          <NoEntityModel entity={entity} sources={sources} />
        </>
      )}
    </div>
  );
}

function Choice(props: { models: readonly ModelItem[]; chosen: string }) {
  const { models, chosen } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const [, setSearch] = useUrlSearch();
  return (
    <ToggleButtonGroup
      aria-label={t('models.view.choose')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={keys => {
        const [key] = keys;
        setSearch(writeModelParam(window.location.search, String(key)), 'push');
      }}
    >
      {models.map(({ id, name }) => (
        <ToggleButton key={id} id={id}>
          <bdi>{name}</bdi>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
