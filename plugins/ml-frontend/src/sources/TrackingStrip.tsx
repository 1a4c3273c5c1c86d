import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { TrackingStatus } from '@mlport/backstage-plugin-ml-common';
import { isWebAddress } from '../details/isWebAddress';
import { formatDuration } from '../format/time';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { FreshnessLabel } from './FreshnessLabel';
import { trackingName } from './trackingName';
import styles from './TrackingStrip.module.css';

/** How far each tracking server can be trusted, and what to do about the ones that cannot. */
export function TrackingStrip(props: { sources: readonly TrackingStatus[] }) {
  const { sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  if (sources.length === 0) {
    return null;
  }
  return (
    <ul className={styles.strip} aria-label={t('tracking.label')}>
      {sources.map(source => (
        <li key={JSON.stringify([source.instance, source.workspace])}>
          <FreshnessLabel freshness={source.freshness}>
            <TrackingLink source={source} /> <TrackingWords source={source} />
          </FreshnessLabel>
          {source.error?.fix && (
            <p className={styles.fix} dir="auto">
              {source.error.fix}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The name of a tracking server, which leads to it where the portal knows its address. */
export function TrackingLink({ source }: { source: TrackingStatus }) {
  const name = <bdi className={styles.name}>{trackingName(source)}</bdi>;
  return source.url && isWebAddress(source.url) ? (
    <Link href={source.url} target="_blank" rel="noopener noreferrer">
      {name}
    </Link>
  ) : (
    name
  );
}

/** How a tracking server is: `fresh`, or `stale 4 min (connection refused)`. */
function TrackingWords({ source }: { source: TrackingStatus }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const { freshness, asOf, error } = source;
  const words =
    freshness === 'stale' && asOf !== undefined
      ? t('sources.staleFor', { duration: formatDuration(t, now - asOf) })
      : t(`freshness.${freshness}`);
  return (
    <>
      {words}
      {error && (
        <>
          {' ('}
          <bdi>{error.message}</bdi>)
        </>
      )}
    </>
  );
}
