import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  freshnessOf,
  SourceStatus,
  WorkloadItem,
} from '@mlport/backstage-plugin-ml-common';
import { RiSignalWifiErrorLine } from '@remixicon/react';
import { formatAge, formatDuration } from '../format/time';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import styles from './StaleMark.module.css';

/** Says so when nobody vouches for a row any more, and since when. */
export function StaleMark(props: {
  item: WorkloadItem;
  sources: readonly SourceStatus[];
}) {
  const { item, sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const { freshness, asOf, error } = freshnessOf(item, sources);
  if (freshness === 'fresh' || freshness === 'syncing') {
    return null;
  }
  const age = asOf ? now - Date.parse(asOf) : undefined;
  return (
    <span
      className={styles.mark}
      title={
        age === undefined
          ? error?.message
          : t('sources.rowStaleTitle', {
              cluster: item.cluster,
              age: formatAge(t, age),
              cause: error?.message ?? t('sources.noAnswer'),
            })
      }
    >
      <RiSignalWifiErrorLine aria-hidden size={14} />
      {age === undefined
        ? t(`freshness.${freshness}`)
        : t('sources.rowStale', { duration: formatDuration(t, age) })}
    </span>
  );
}
