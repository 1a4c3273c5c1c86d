import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  QuotaReport,
  QuotaReportCluster,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { useId } from 'react';
import { mlTranslationRef } from '../translation';
import { CohortHead } from './CohortHead';
import { GapsLine } from './GapsLine';
import { groupQuotas } from './groupQuotas';
import { PhysicalList } from './PhysicalList';
import { QuotaCard } from './QuotaCard';
import { quotaPath } from './quotaPath';
import styles from './ClusterQuotas.module.css';

/** The quotas of one cluster, over what it has in devices. */
export function ClusterQuotas(props: {
  cluster: QuotaReportCluster;
  /** Those that are shown. */
  reports: readonly QuotaReport[];
  onOpen(address: WorkloadAddress): void;
}) {
  const { cluster, reports, onOpen } = props;
  const { name, title = name, physical } = cluster;
  const { t } = useTranslationRef(mlTranslationRef);
  const titleId = useId();
  return (
    <section className={styles.cluster} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          <bdi>{title}</bdi>
        </h2>
        {physical && <PhysicalList physical={physical} />}
      </header>
      <GapsLine cluster={cluster} />
      {groupQuotas(reports, cluster).map(group => (
        <div key={group.key} className={styles.group}>
          {group.cohort ? (
            <CohortHead cohort={group.cohort} reports={reports} />
          ) : (
            <header className={styles.groupHead}>
              <h3 className={styles.groupTitle}>
                {t(
                  `quotas.cohort.${
                    group.is === 'alone' ? 'alone' : 'namespaces'
                  }`,
                )}
              </h3>
            </header>
          )}
          {group.reports.map(report => (
            <QuotaCard
              key={quotaPath(report)}
              report={report}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </section>
  );
}
