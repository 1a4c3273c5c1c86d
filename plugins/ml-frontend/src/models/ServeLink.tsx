import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  ModelItem,
  ModelVersionItem,
} from '@mlport/backstage-plugin-ml-common';
import { serveModelRouteRef } from '../routes';
import { mlTranslationRef } from '../translation';
import { SERVE_TEMPLATE, serveValues } from './serveValues';

/** Leads to the form of an endpoint for a version; nothing where there is no such form. */
export function ServeLink(props: {
  item: ModelItem;
  version: ModelVersionItem;
  /** Whether its words name the version, where nothing around it does. */
  whole?: boolean;
  tabIndex?: number;
}) {
  const { item, version, whole = false, tabIndex } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const form = useRouteRef(serveModelRouteRef);
  if (!form || version.status === 'pending' || version.status === 'failed') {
    return null;
  }
  const values = encodeURIComponent(JSON.stringify(serveValues(item, version)));
  const words = t('models.versions.serveVersion', {
    version: version.version,
  });
  return (
    <ButtonLink
      size="small"
      variant={whole ? 'primary' : 'secondary'}
      href={`${form(SERVE_TEMPLATE)}?formData=${values}`}
      aria-label={words}
      {...(tabIndex !== undefined && { tabIndex })}
    >
      {whole ? words : t('models.versions.serve')}
    </ButtonLink>
  );
}
