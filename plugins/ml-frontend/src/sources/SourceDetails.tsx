import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { formatAge } from '../format/time';
import { CopyBlock } from '../notices/CopyBlock';
import { useNow } from '../time/NowContext';
import { mlTranslationRef } from '../translation';
import { FreshnessLabel } from './FreshnessLabel';
import theme from '../theme/readable.module.css';
import styles from './SourceDetails.module.css';
import { ClusterSummary } from './summarizeSources';

/** Every kind on every cluster: how fresh, how many rows, what is wrong and what to do about it. */
export function SourceDetails({ clusters }: { clusters: ClusterSummary[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <section
      className={`${styles.details} ${theme.readable}`}
      aria-label={t('sources.details')}
    >
      {clusters.map(({ cluster, title, sources }) => (
        <section key={cluster}>
          <h3 className={styles.title}>
            <bdi>{title}</bdi>
          </h3>
          <ul className={styles.kinds}>
            {alike(sources).map(group => (
              <li key={`${group[0].group}/${group[0].kind}`}>
                <Kinds sources={group} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** Kinds that share one trouble are one line, so that its fix is read once. */
function alike(sources: readonly SourceStatus[]): SourceStatus[][] {
  const groups = new Map<string, SourceStatus[]>();
  for (const source of sources) {
    const { group, kind, freshness, error } = source;
    const key = error
      ? JSON.stringify([freshness, error.message, error.fix])
      : `${group}/${kind}`;
    groups.set(key, [...(groups.get(key) ?? []), source]);
  }
  return [...groups.values()];
}

function Kinds({ sources }: { sources: SourceStatus[] }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const now = useNow();
  const [{ freshness, asOf, error }] = sources;
  const sum = (field: 'rows' | 'unreadable' | 'restarts') =>
    sources.reduce((total, source) => total + (source[field] ?? 0), 0);
  const [unreadable, restarts] = [sum('unreadable'), sum('restarts')];
  const facts = [
    freshness !== 'missing' && t('sources.rows', { count: sum('rows') }),
    asOf &&
      freshness !== 'fresh' &&
      t('sources.asOf', { age: formatAge(t, now - Date.parse(asOf)) }),
    unreadable > 0 && t('sources.unreadable', { count: unreadable }),
    restarts > 0 && t('sources.restarts', { count: restarts }),
  ].filter(Boolean);
  return (
    <>
      <div className={styles.line}>
        <bdi>{sources.map(({ kind }) => kind).join(', ')}</bdi>
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
