import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { mlTranslationRef } from '../translation';

/** Says so when the portal did not answer the last question, so that what is shown is older. */
export function OldAnswer({ error }: { error: Error | undefined }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return error ? (
    <Alert
      status="warning"
      icon
      title={t('tracking.old', { cause: error.message })}
    />
  ) : null;
}
