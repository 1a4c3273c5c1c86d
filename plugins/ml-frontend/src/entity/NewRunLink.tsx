import { Entity } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { newRunRouteRef } from '../routes';
import { mlTranslationRef } from '../translation';
import { newRunTemplate, newRunValues } from './newRun';

/** Leads from a training project to the form for its next run; nothing where there is no such form. */
export function NewRunLink({ entity }: { entity: Entity }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const form = useRouteRef(newRunRouteRef);
  const template = newRunTemplate(entity);
  if (!form || !template) {
    return null;
  }
  const values = JSON.stringify(newRunValues(entity, Date.now()));
  return (
    <Link href={`${form(template)}?formData=${encodeURIComponent(values)}`}>
      {t('entity.newRun')}
    </Link>
  );
}
