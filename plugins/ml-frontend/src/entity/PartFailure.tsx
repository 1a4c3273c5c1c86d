import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Remark } from '../details/Remark';
import { mlTranslationRef } from '../translation';

/** Why a part is not there, or not as of now; nothing while all is well. */
export function PartFailure(props: {
  error: Error | undefined;
  /** Whether an older answer is shown. */
  old: boolean;
}) {
  const { error, old } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return error ? (
    <Remark>
      {t(old ? 'tracking.old' : 'entity.notLoaded', { cause: error.message })}
    </Remark>
  ) : null;
}
