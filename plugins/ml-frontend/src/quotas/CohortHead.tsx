import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CohortReport, QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import { formatNumber, modelName } from './quotaWords';
import styles from './ClusterQuotas.module.css';

/** A cohort by its name, with what its members have and use together. */
export function CohortHead(props: {
  cohort: CohortReport;
  /** The quotas of its cluster, which tell what its resources are. */
  reports: readonly QuotaReport[];
}) {
  const { cohort, reports } = props;
  const { name, parent, figures } = cohort;
  const { t } = useTranslationRef(mlTranslationRef);
  const known = reports.flatMap(report => report.figures);
  return (
    <header className={styles.groupHead}>
      <h3 className={styles.groupTitle}>
        <bdi>{t('quotas.cohort.title', { name })}</bdi>
      </h3>
      {parent !== undefined && (
        <bdi>{t('quotas.cohort.below', { parent })}</bdi>
      )}
      {figures.map(({ resource, flavor, own, entitled, used }) => {
        const figure = known.find(
          one => one.resource === resource && one.flavor === flavor,
        );
        const words = t('quotas.cohort.use', {
          used: formatNumber(used),
          entitled: formatNumber(entitled),
          product: modelName(t, figure ?? { resource, models: [] }),
        });
        return (
          <span key={`${flavor}/${resource}`}>
            <bdi>{words}</bdi>
            {own > 0 &&
              `; ${t('quotas.cohort.own', { own: formatNumber(own) })}`}
          </span>
        );
      })}
    </header>
  );
}
