import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_MODEL_ANNOTATION,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { RiPriceTag3Line } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { NoTracking } from '../sources/NoTracking';
import { mlTranslationRef } from '../translation';

/** The entity has no model that the reader may see: shows what links one. */
export function NoEntityModel(props: {
  entity: Entity;
  sources: readonly TrackingStatus[];
}) {
  const { entity, sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const [source] = sources;
  if (!source) {
    return <NoTracking />;
  }
  const { name, title = name } = entity.metadata;
  return (
    <Notice
      icon={RiPriceTag3Line}
      title={t('models.entity.noneTitle', { entity: title })}
    >
      <p>{t('models.entity.noneText')}</p>
      <CopyBlock
        label="catalog-info.yaml"
        text={[
          'metadata:',
          '  annotations:',
          `    ${MLFLOW_INSTANCE_ANNOTATION}: ${source.instance}`,
          `    ${MLFLOW_MODEL_ANNOTATION}: ${name}`,
        ].join('\n')}
      />
    </Notice>
  );
}
