import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { QuotaDoor, QuotaReport } from '@mlport/backstage-plugin-ml-common';
import { jobsRouteRef } from '../routes';
import { OwnerLink } from '../table/OwnerLink';
import { mlTranslationRef } from '../translation';
import { formatAmounts } from './quotaWords';
import styles from './QuotaPeople.module.css';

/** The LocalQueues of a ClusterQueue, each with what came through it. */
export function QuotaDoors({ report }: { report: QuotaReport }) {
  const { doors, hiddenDoors = 0 } = report;
  const { t } = useTranslationRef(mlTranslationRef);
  if (!doors) {
    return null;
  }
  return (
    <section className={styles.part}>
      <h4 className={styles.title}>{t('quotas.doors.title')}</h4>
      <ul className={styles.list}>
        {doors.map(door => (
          <li key={`${door.namespace}/${door.name}`}>
            <Door door={door} report={report} />
          </li>
        ))}
      </ul>
      {hiddenDoors > 0 && (
        <p className={styles.quiet}>
          {t('quotas.doors.hidden', { count: hiddenDoors })}
        </p>
      )}
      {doors.length === 0 && hiddenDoors === 0 && (
        <p className={styles.quiet}>{t('quotas.doors.none')}</p>
      )}
    </section>
  );
}

function Door({ door, report }: { door: QuotaDoor; report: QuotaReport }) {
  const { namespace, name, owner, usable, message, pending = 0, used } = door;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <>
      <span className={styles.line}>
        <QueueLink
          cluster={report.cluster}
          namespace={namespace}
          queue={name}
        />
        {used.length > 0 && (
          <span className={styles.amount}>
            {formatAmounts(t, used, report.figures)}
          </span>
        )}
        <span className={styles.quiet}>
          {owner && <OwnerLink owner={owner} />}
          {owner && pending > 0 && ' · '}
          {pending > 0 && t('quotas.doors.waits', { count: pending })}
        </span>
      </span>
      {usable === false && message && (
        <p className={styles.quiet}>
          <bdi>{message}</bdi>
        </p>
      )}
    </>
  );
}

/** Leads to the jobs of a queue, where the page of jobs is installed. */
export function QueueLink(props: {
  cluster: string;
  namespace: string;
  queue: string;
}) {
  const { cluster, namespace, queue } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const jobs = useRouteRef(jobsRouteRef);
  const words = (
    <bdi>
      {queue} · {namespace}
    </bdi>
  );
  const search = new URLSearchParams({ q: namespace, cluster, queue });
  return jobs ? (
    <Link
      href={`${jobs()}?${search}`}
      title={t('quotas.doors.jobs', { queue, namespace })}
    >
      {words}
    </Link>
  ) : (
    words
  );
}
