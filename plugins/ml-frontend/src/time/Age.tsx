import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { formatAge, formatExact } from '../format/time';
import { mlTranslationRef } from '../translation';
import { useNow } from './NowContext';

/** How long ago something was; the exact time in the reader's zone on hover. */
export function Age({ at }: { at: string }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const time = Date.parse(at);
  if (Number.isNaN(time)) {
    return <>{t('table.none')}</>;
  }
  return (
    <time dateTime={at} title={formatExact(time)}>
      {formatAge(t, now - time)}
    </time>
  );
}
