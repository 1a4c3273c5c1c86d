import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { formatAge } from '../format/time';
import { CopyBlock } from '../notices/CopyBlock';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { FreshnessLabel } from './FreshnessLabel';
import styles from './SourceDetails.module.css';
import { ClusterSummary } from './summarizeSources';

/** Every kind on every cluster: how fresh, how many rows, what is wrong and what to do about it. */
export function SourceDetails({ clusters }: { clusters: ClusterSummary[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <section className={styles.details} aria-label={t('sources.details')}>
      {clusters.map(({ cluster, title, sources }) => (
        <section key={cluster}>
          <h3 className={styles.title}>
            <bdi>{title}</bdi>
          </h3>
          <ul className={styles.kinds}>
            {sources.map(source => (
              <li key={`${source.group}/${source.kind}`}>
                <Kind source={source} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Kind({ source }: { source: SourceStatus }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const { kind, freshness, rows, unreadable, restarts, asOf, error } = source;
  const facts = [
    freshness !== 'missing' && t('sources.rows', { count: rows }),
    asOf &&
      freshness !== 'fresh' &&
      t('sources.asOf', { age: formatAge(t, now - Date.parse(asOf)) }),
    unreadable && t('sources.unreadable', { count: unreadable }),
    restarts && t('sources.restarts', { count: restarts }),
  ].filter(Boolean);
  return (
    <>
      <div className={styles.line}>
        <bdi>{kind}</bdi>
        <FreshnessLabel freshness={freshness}>
          {t(`freshness.${freshness}`)}
        </FreshnessLabel>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </div>
      {error && <p className={styles.error}>{error.message}</p>}
      {error?.fix && <CopyBlock label={t('sources.fix')} text={error.fix} />}
    </>
  );
}
