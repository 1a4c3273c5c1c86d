import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { ModelDetails, ModelItem } from '@mlport/backstage-plugin-ml-common';
import { useCallback } from 'react';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { useLivePoll } from '../live/useLivePoll';
import { ModelNotice } from '../models/ModelNotice';
import { writeModelParam } from '../models/modelParam';
import { modelsRouteRef } from '../routes';
import { mlTranslationRef } from '../translation';
import { EVERY_MS } from './everyMs';
import { NewestVersions } from './NewestVersions';
import { PartFailure } from './PartFailure';
import { PartHeading } from './PartHeading';
import styles from './EntityTracked.module.css';

/** As many models as are shown with their versions; the tab *Models* has the others. */
const MODELS = 3;

/** The models of an entity: their newest versions, and what serves them. */
export function EntityModels({ models }: { models: readonly ModelItem[] }) {
  return (
    <>
      {models.slice(0, MODELS).map(item => (
        <OneModel key={item.id} item={item} named={models.length > 1} />
      ))}
    </>
  );
}

function OneModel({ item, named }: { item: ModelItem; named: boolean }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const api = useApi(mlTrackingApiRef);
  const tab = useRouteRef(modelsRouteRef);
  const ask = useCallback(
    (signal: AbortSignal) => api.getModel(item.id, { signal }),
    [api, item.id],
  );
  const { value, error } = useLivePoll(ask, EVERY_MS);
  const titleOf = (part: 'versions' | 'endpoints') =>
    named ? `${t(`entity.${part}`)} · ${item.name}` : t(`entity.${part}`);
  return (
    <>
      <PartFailure error={error} old={value !== undefined} />
      {value && value.versions.length > 0 && (
        <section aria-label={titleOf('versions')}>
          <PartHeading title={titleOf('versions')}>
            {tab && (
              <Link href={`${tab()}${writeModelParam('', item.id)}`}>
                {t('entity.allVersions')}
              </Link>
            )}
          </PartHeading>
          <NewestVersions details={value} />
        </section>
      )}
      {value && <Endpoints title={titleOf('endpoints')} details={value} />}
    </>
  );
}

/** What serves a model; that nothing does is news, too. */
function Endpoints(props: { title: string; details: ModelDetails }) {
  const { title, details } = props;
  return (
    <section aria-label={title} className={styles.part}>
      <PartHeading title={title} />
      <ModelNotice details={details} />
    </section>
  );
}
