import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityMatch } from '@mlport/backstage-plugin-ml-common';
import { RiBrainLine, RiPriceTag3Line } from '@remixicon/react';
import { CopyBlock } from '../notices/CopyBlock';
import { Notice } from '../notices/Notice';
import { mlTranslationRef } from '../translation';

/** No work is linked to the entity, or none runs: shows what links it. */
export function NothingForEntity(props: {
  entity: Entity;
  match: EntityMatch | undefined;
}) {
  const { entity, match } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const name = entity.metadata.title ?? entity.metadata.name;
  if (match?.by === 'none') {
    const link = `backstage.io/kubernetes-id: ${entity.metadata.name}`;
    return (
      <Notice
        icon={RiPriceTag3Line}
        title={t('empty.annotationTitle', { entity: name })}
      >
        <p>{t('empty.annotationText')}</p>
        <CopyBlock
          label="catalog-info.yaml"
          text={`metadata:\n  annotations:\n    ${link}`}
        />
        <CopyBlock
          label={t('empty.labelText')}
          text={`metadata:\n  labels:\n    ${link}`}
        />
      </Notice>
    );
  }
  const looksFor = [
    match?.selector,
    match?.kind && `${match.kind} ${match.name}`,
    match?.namespace && `namespace = ${match.namespace}`,
    match?.cluster && `cluster = ${match.cluster}`,
  ].filter(Boolean);
  return (
    <Notice icon={RiBrainLine} title={t('empty.entityTitle', { entity: name })}>
      <p>{match?.problem ?? t('empty.entityText')}</p>
      {looksFor.length > 0 && (
        <CopyBlock
          label={t('empty.entityLooksFor')}
          text={looksFor.join('\n')}
        />
      )}
    </Notice>
  );
}
