import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { formatDuration } from '../format/time';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';

const TOLERATED_MS = 60_000;

/**
 * Says so when this computer's clock is behind the server's by more than a minute: then the server
 * confirmed something in its future. A clock that is ahead cannot be told from a source that has
 * been silent.
 */
export function ClockNotice({ sources }: { sources: readonly SourceStatus[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const confirmed = sources.map(({ asOf }) => Date.parse(asOf ?? '') || 0);
  const behind = Math.max(0, ...confirmed) - now;
  return behind > TOLERATED_MS ? (
    <Alert
      status="warning"
      icon
      title={t('sources.clock', { duration: formatDuration(t, behind) })}
    />
  ) : null;
}
