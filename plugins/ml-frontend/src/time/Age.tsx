import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { formatAge, formatExact } from '../format/time';
import { mlTranslationRef } from '../translation';
import { useNow } from './NowContext';

/** How long ago something was; the exact time in the reader's zone on hover. */
export function Age(props: {
  /** ISO 8601, or milliseconds since the epoch. */
  at: string | number;
}) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const date = new Date(props.at);
  const time = date.getTime();
  if (Number.isNaN(time)) {
    return <>{t('table.none')}</>;
  }
  return (
    <time dateTime={date.toISOString()} title={formatExact(time)}>
      {formatAge(t, now - time)}
    </time>
  );
}
