import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  QuotaReport,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiPauseCircleLine,
  RiTimeLine,
} from '@remixicon/react';
import { useId } from 'react';
import { quotasRouteRef } from '../routes';
import { OwnerLink } from '../table/OwnerLink';
import { mlTranslationRef } from '../translation';
import { QuotaBar } from './QuotaBar';
import { quotaAnswer } from './quotaAnswer';
import { NO_QUOTA_FILTERS, writeQuotaFilters } from './QuotaFilters';
import { QuotaDoors } from './QuotaDoors';
import { QuotaHolders } from './QuotaHolders';
import { quotaPath } from './quotaPath';
import { QuotaWaiters } from './QuotaWaiters';
import styles from './QuotaCard.module.css';
import stateStyles from '../table/StateLabel.module.css';

/** What a LocalQueue draws from. */
const CLUSTER_QUEUE = 'ClusterQueue.kueue.x-k8s.io';

/** One quota: the answer, its bars, and who holds it and waits for it. */
export function QuotaCard(props: {
  report: QuotaReport;
  onOpen(address: WorkloadAddress): void;
}) {
  const { report, onOpen } = props;
  const { cluster, scope, namespace, name, owner, parent } = report;
  const { figures, waiting } = report;
  const { t } = useTranslationRef(mlTranslationRef);
  const titleId = useId();
  const { Icon, tone } = standingOf(report);
  return (
    <article className={styles.card} aria-labelledby={titleId}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h3 id={titleId} className={styles.name}>
            <bdi>{name}</bdi>
          </h3>
          <span className={styles.kind}>
            <bdi>{kindWord(report)}</bdi>
            {namespace !== undefined && (
              <>
                {' · '}
                <bdi>{namespace}</bdi>
              </>
            )}
            {scope === 'local' && parent !== undefined && (
              <ParentLink cluster={cluster} parent={parent} />
            )}
          </span>
          {owner && <OwnerLink owner={owner} />}
        </div>
        <p className={styles.answer}>
          <span
            className={`${stateStyles.icon} ${styles.icon}`}
            data-tone={tone}
          >
            <Icon aria-hidden size={16} />
          </span>
          <bdi>{quotaAnswer(t, report)}</bdi>
        </p>
      </header>
      {figures.length > 0 && (
        <ul className={styles.figures}>
          {figures.map(figure => (
            <QuotaBar
              key={`${figure.flavor}/${figure.resource}`}
              figure={figure}
              waiting={waiting}
            />
          ))}
        </ul>
      )}
      {scope !== 'unknown' && (
        <div className={styles.people} data-parts={scope === 'cluster' ? 3 : 2}>
          <QuotaHolders report={report} onOpen={onOpen} />
          <QuotaWaiters report={report} onOpen={onOpen} />
          <QuotaDoors report={report} />
        </div>
      )}
    </article>
  );
}

/** Leads to the ClusterQueue that a LocalQueue draws from. */
function ParentLink(props: { cluster: string; parent: string }) {
  const { cluster, parent } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const quotas = useRouteRef(quotasRouteRef);
  const quota = quotaPath({ cluster, kind: CLUSTER_QUEUE, name: parent });
  const search = writeQuotaFilters('', { ...NO_QUOTA_FILTERS, quota });
  return (
    <>
      {` · ${t('quotas.entity.draws')} `}
      {quotas ? (
        <Link href={`${quotas()}${search}`}>
          <bdi>{parent}</bdi>
        </Link>
      ) : (
        <bdi>{parent}</bdi>
      )}
    </>
  );
}

/** The Kubernetes kind without its API group. */
function kindWord({ kind }: QuotaReport): string {
  return kind.split('.')[0];
}

/** Waiting is no error: only what somebody has to do something about is orange. */
function standingOf(report: QuotaReport): {
  Icon: RemixiconComponentType;
  tone?: string;
} {
  const { scope, usable, reason, waiting, figures } = report;
  if (scope === 'unknown') {
    return { Icon: RiAlertFill, tone: 'warning' };
  }
  if (usable === false) {
    return reason === 'Stopped'
      ? { Icon: RiPauseCircleLine }
      : { Icon: RiAlertFill, tone: 'warning' };
  }
  const count = (waiting?.items.length ?? 0) + (waiting?.others ?? 0);
  if (count > 0) {
    return { Icon: RiTimeLine, tone: 'waiting' };
  }
  return figures.every(({ available }) => available === 0)
    ? { Icon: RiTimeLine }
    : { Icon: RiCheckboxCircleFill, tone: 'success' };
}
