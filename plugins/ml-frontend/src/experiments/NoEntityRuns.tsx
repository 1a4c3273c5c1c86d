import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityTracking,
  MLFLOW_EXPERIMENT_ANNOTATION,
} from '@mlport/backstage-plugin-ml-common';
import { RiFlaskLine, RiPriceTag3Line } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { NoTracking } from '../sources/NoTracking';
import { TrackingStrip } from '../sources/TrackingStrip';
import { mlTranslationRef } from '../translation';

/** An entity has no experiment that can be shown: why, and what would give it one. */
export function NoEntityRuns(props: {
  entity: Entity;
  tracking: EntityTracking;
}) {
  const { entity, tracking } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const name = entity.metadata.title ?? entity.metadata.name;
  if (tracking.sources.length === 0) {
    return <NoTracking />;
  }
  return (
    <>
      <TrackingStrip sources={tracking.sources} />
      {tracking.missing.length > 0 ? (
        <Notice
          icon={RiFlaskLine}
          title={t('experiments.empty.missingTitle', { entity: name })}
        >
          {tracking.missing.map(words => (
            <p key={words} dir="auto">
              {words}
            </p>
          ))}
        </Notice>
      ) : (
        <Notice
          icon={RiPriceTag3Line}
          title={t('experiments.empty.entityTitle', { entity: name })}
        >
          <p>{t('experiments.empty.entityText')}</p>
          <CopyBlock
            label="catalog-info.yaml"
            text={`metadata:\n  annotations:\n    ${MLFLOW_EXPERIMENT_ANNOTATION}: ${name}`}
          />
        </Notice>
      )}
    </>
  );
}
