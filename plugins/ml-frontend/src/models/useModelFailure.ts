import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlTrackingReadPermission } from '@mlport/backstage-plugin-ml-common';
import { FailureWords } from '../notices/LoadFailure';
import { mlTranslationRef } from '../translation';

/** What to say when models, or one model, could not be loaded. */
export function useModelFailure(): FailureWords {
  const { t } = useTranslationRef(mlTranslationRef);
  return {
    title: t('models.failure.title'),
    unauthorizedText: t('models.failure.unauthorizedText'),
    forbiddenTitle: t('models.failure.forbiddenTitle'),
    permission: mlTrackingReadPermission.name,
    notFoundTitle: t('models.failure.notFoundTitle'),
    notFoundText: t('models.failure.notFoundText'),
  };
}
