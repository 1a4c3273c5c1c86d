import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  QuotaReport,
  QuotaWaiter,
  QuotaWaiting,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { formatExplanation } from '../format/message';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { FoldedList } from './FoldedList';
import { formatAmounts, NamedResource } from './quotaWords';
import { WorkName } from './WorkName';
import styles from './QuotaPeople.module.css';

/** Who waits for a quota, in the order in which they are tried, where that is known. */
export function QuotaWaiters(props: {
  report: QuotaReport;
  onOpen(address: WorkloadAddress): void;
}) {
  const { figures, waiting } = props.report;
  const { t } = useTranslationRef(mlTranslationRef);
  if (!waiting) {
    return (
      <section className={styles.part}>
        <h4 className={styles.title}>{t('quotas.waiting.title')}</h4>
        <p className={styles.quiet}>{t('quotas.waiting.refused')}</p>
      </section>
    );
  }
  const { items, more, others } = waiting;
  return (
    <section className={styles.part}>
      <h4 className={styles.title}>{t('quotas.waiting.title')}</h4>
      <FoldedList
        items={items}
        keyOf={({ uid }) => uid}
        unlisted={more}
        ordered={waiting.order === 'known'}
      >
        {item => <Waiter item={item} figures={figures} onOpen={props.onOpen} />}
      </FoldedList>
      {others > 0 && (
        <p className={styles.quiet}>
          {items.length > 0
            ? t('quotas.waiting.others', { count: others })
            : t('quotas.waiting.hidden', { count: others })}
        </p>
      )}
      {items.length === 0 && others === 0 && (
        <p className={styles.quiet}>{t('quotas.waiting.none')}</p>
      )}
      <Order waiting={waiting} />
    </section>
  );
}

function Waiter(props: {
  item: QuotaWaiter;
  figures: readonly NamedResource[];
  onOpen(address: WorkloadAddress): void;
}) {
  const { item, figures, onOpen } = props;
  const { place, amounts, namespace, since } = item;
  const { t } = useTranslationRef(mlTranslationRef);
  const why = formatExplanation(item);
  return (
    <>
      <span className={styles.line}>
        {place && (
          <span
            className={styles.place}
            title={t('quotas.waiting.placeTitle', {
              position: String(place.position),
              waiting: String(place.waiting),
              queue: place.queue,
            })}
          >
            {place.positionInClusterQueue ?? place.position}
          </span>
        )}
        <WorkName address={item} onOpen={onOpen} />
        <span className={styles.amount}>
          {formatAmounts(t, amounts, figures)}
        </span>
        <span className={styles.quiet}>
          <bdi>{namespace}</bdi>
          {since && (
            <>
              {' · '}
              <Age at={since} />
            </>
          )}
        </span>
      </span>
      {why && (
        <p className={styles.quiet}>
          <bdi>{why}</bdi>
        </p>
      )}
    </>
  );
}

/** Why the order is not known, where it is not. */
function Order({ waiting }: { waiting: QuotaWaiting }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const { order, orderProblem = '' } = waiting;
  return order === undefined || order === 'known' ? null : (
    <p className={styles.quiet}>
      {t(`quotas.waiting.order-${order}`, { problem: orderProblem })}
    </p>
  );
}
