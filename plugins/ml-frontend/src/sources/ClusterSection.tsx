import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useId } from 'react';
import { mlTranslationRef } from '../translation';
import styles from './ClusterSection.module.css';
import { ClusterWords } from './ClusterWords';
import { FreshnessLabel } from './FreshnessLabel';
import { SourceTable } from './SourceTable';
import { ClusterSummary } from './summarizeSources';
import { Troubles } from './Troubles';

/** One cluster: whether it can be trusted, what is wrong with it, and each of its kinds. */
export function ClusterSection({ summary }: { summary: ClusterSummary }) {
  const { cluster, title, freshness, sources } = summary;
  const { t } = useTranslationRef(mlTranslationRef);
  const titleId = useId();
  const served = sources.filter(source => source.freshness !== 'missing');
  const missing = sources.filter(source => source.freshness === 'missing');
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <header className={styles.head}>
        <Text as="h2" variant="title-x-small" weight="bold" id={titleId}>
          <bdi>{title}</bdi>
        </Text>
        {title !== cluster && <bdi className={styles.name}>{cluster}</bdi>}
        <FreshnessLabel freshness={freshness}>
          <ClusterWords cluster={summary} />
        </FreshnessLabel>
      </header>
      <Troubles sources={served} />
      {served.length > 0 && <SourceTable label={title} sources={served} />}
      {missing.length > 0 && (
        <details className={styles.missing}>
          <summary>{t('sources.missing', { count: missing.length })}</summary>
          <ul>
            {missing.map(({ group, kind }) => (
              <li key={`${group}/${kind}`}>
                <bdi>{kind}</bdi> · <bdi>{group}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
