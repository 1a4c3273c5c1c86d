import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  QuotaReport,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import { StateIcon } from '../table/StateLabel';
import { Age } from '../time/Age';
import { mlTranslationRef } from '../translation';
import { FoldedList } from './FoldedList';
import { formatAmounts } from './quotaWords';
import { WorkName } from './WorkName';
import styles from './QuotaPeople.module.css';

/** Who holds a quota: the work that the reader may see, and how much others have. */
export function QuotaHolders(props: {
  report: QuotaReport;
  onOpen(address: WorkloadAddress): void;
}) {
  const { report, onOpen } = props;
  const { figures, holding, scope } = report;
  const { items, more, others } = holding;
  const { t } = useTranslationRef(mlTranslationRef);
  const remark = remarkOf();
  return (
    <section className={styles.part}>
      <h4 className={styles.title}>{t('quotas.holding.title')}</h4>
      <FoldedList items={items} keyOf={({ uid }) => uid} unlisted={more}>
        {item => (
          <span className={styles.line}>
            <StateIcon state={item.state} />
            <WorkName address={item} onOpen={onOpen} />
            <span className={styles.amount}>
              {formatAmounts(t, item.amounts, figures)}
            </span>
            <span className={styles.quiet}>
              <bdi>{item.namespace}</bdi>
              {item.startedAt && (
                <>
                  {' · '}
                  <Age at={item.startedAt} />
                </>
              )}
            </span>
          </span>
        )}
      </FoldedList>
      {others.length > 0 && (
        <p className={styles.amount} title={t('quotas.holding.othersTitle')}>
          {t('quotas.holding.others', {
            amounts: formatAmounts(t, others, figures),
          })}
        </p>
      )}
      {items.length === 0 && others.length === 0 && (
        <p className={styles.quiet}>{t('quotas.holding.none')}</p>
      )}
      {remark && <p className={styles.quiet}>{remark}</p>}
    </section>
  );

  function remarkOf(): string | undefined {
    if (report.scopes) {
      return t('quotas.holding.scopes', { scopes: report.scopes.join(', ') });
    }
    if (figures.some(({ sharing }) => sharing === 'claim')) {
      return t('quotas.holding.claims');
    }
    return scope === 'namespace' && items.length > 0
      ? t('quotas.holding.asks')
      : undefined;
  }
}
