import { Entity } from '@backstage/catalog-model';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { mlApiRef } from '../api/mlApiRef';
import { newRunRouteRef } from '../routes';
import { mlTranslationRef } from '../translation';
import {
  lastRunOf,
  lastRunValues,
  newRunTemplate,
  newRunValues,
} from './newRun';

/**
 * Leads from a training project to the form for its next run, filled in as the last one was; nothing
 * where there is no such form.
 */
export function NewRunButton(props: {
  entity: Entity;
  rows: ReadonlyMap<string, WorkloadItem>;
}) {
  const { entity, rows } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const api = useApi(mlApiRef);
  const navigate = useNavigate();
  const form = useRouteRef(newRunRouteRef);
  const template = newRunTemplate(entity);
  const [opening, setOpening] = useState(false);
  if (!form || !template) {
    return null;
  }
  const open = async () => {
    setOpening(true);
    const values = JSON.stringify({
      ...newRunValues(entity, Date.now()),
      ...(await lastRunValues(api, lastRunOf(rows.values()))),
    });
    navigate(`${form(template)}?formData=${encodeURIComponent(values)}`);
  };
  return (
    <Button variant="secondary" loading={opening} onPress={open}>
      {t('entity.newRun')}
    </Button>
  );
}
