import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { statusOf } from '../notices/statusOf';
import { mlTranslationRef } from '../translation';
import { Remark } from './Remark';

/** Why a log or a manifest is not here: a permission that is named, or a cause and another try. */
export function PartFailure(props: {
  error: Error;
  /** The permission that a refusal is about. */
  permission: string;
  /** What it means that there is none. */
  gone?: string;
  onRetry(): void;
}) {
  const { error, permission, gone, onRetry } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const status = statusOf(error);
  if (status === 403) {
    return <Remark>{t('panel.permission', { permission })}</Remark>;
  }
  if (status === 404 && gone) {
    return <Remark>{gone}</Remark>;
  }
  return (
    <div>
      <Remark>{t('panel.failed', { cause: error.message })}</Remark>
      <Button size="small" variant="secondary" onPress={onRetry}>
        {t('error.retry')}
      </Button>
    </div>
  );
}
