import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { FreshnessLabel } from './FreshnessLabel';
import styles from './SourceTable.module.css';

/** The kinds of one cluster, and how each is read. */
export function SourceTable(props: {
  /** What the table is about. */
  label: string;
  sources: readonly SourceStatus[];
}) {
  const { label, sources } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const none = t('table.none');
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('column.kind')}</th>
          <th scope="col">{t('sources.freshness')}</th>
          <th scope="col" data-number>
            {t('sources.objects')}
          </th>
          <th scope="col">{t('sources.confirmed')}</th>
          <th scope="col" data-number>
            {t('sources.reopened')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map(source => {
          const { group, kind, version, freshness, rows, asOf } = source;
          return (
            <tr key={`${group}/${kind}`}>
              <th scope="row">
                <bdi className={styles.kind}>{kind}</bdi>
                <bdi className={styles.more}>
                  {[group, version].filter(Boolean).join('/')}
                </bdi>
              </th>
              <td>
                <FreshnessLabel freshness={freshness}>
                  {t(`freshness.${freshness}`)}
                </FreshnessLabel>
              </td>
              <td data-number>
                {rows?.toLocaleString() ?? none}
                <Doubts source={source} />
              </td>
              <td>{asOf ? <Age at={asOf} /> : none}</td>
              <td data-number>{restartsOf(source) ?? none}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A count of none is left out of what the backend says; for who may not know, every count is. */
function restartsOf({ restarts, rows }: SourceStatus): string | undefined {
  const known = restarts ?? (rows === undefined ? undefined : 0);
  return known?.toLocaleString();
}

/** Objects that the count does not vouch for. */
function Doubts({ source }: { source: SourceStatus }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { unreadable = 0, drift = 0 } = source;
  return (
    <>
      {unreadable > 0 && (
        <span className={styles.more}>
          {t('sources.unreadable', { count: unreadable })}
        </span>
      )}
      {drift > 0 && (
        <span className={styles.more}>
          {t('sources.drift', { count: drift })}
        </span>
      )}
    </>
  );
}
