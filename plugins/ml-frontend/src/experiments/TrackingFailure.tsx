import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlTrackingReadPermission } from '@mlport/backstage-plugin-ml-common';
import { LoadFailure } from '../notices/LoadFailure';
import { mlTranslationRef } from '../translation';

/** Why nothing can be shown of experiments, and what to do about it. */
export function TrackingFailure(props: {
  error: Error;
  /** What failed, where trying again may help. */
  title: string;
  onRetry(): void;
}) {
  const { error, title, onRetry } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <LoadFailure
      error={error}
      words={{
        title,
        unauthorizedText: t('experiments.failure.signIn'),
        forbiddenTitle: t('experiments.failure.forbiddenTitle'),
        permission: mlTrackingReadPermission.name,
        notFoundTitle: t('experiments.failure.notFoundTitle'),
        notFoundText: t('experiments.failure.notFoundText'),
      }}
      onRetry={onRetry}
    />
  );
}
