import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PhysicalAccelerators } from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import { formatNumber } from './quotaWords';
import { physicalTotal, physicalWords } from './physicalWords';
import styles from './ClusterQuotas.module.css';

/** The physical accelerators of a cluster, a line for each product. */
export function PhysicalList(props: {
  physical: readonly PhysicalAccelerators[];
}) {
  const { physical } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <ul className={styles.physical} aria-label={t('quotas.physical.label')}>
      {physical.map(one => {
        const total = physicalTotal(one);
        const product = one.product ?? t('quotas.physical.unnamed');
        return (
          <li key={one.product ?? ''}>
            <strong>
              <bdi>
                {total === undefined
                  ? product
                  : `${formatNumber(total)} × ${product}`}
              </bdi>
            </strong>
            {': '}
            {physicalWords(t, one).join(' · ')}
          </li>
        );
      })}
      {physical.length === 0 && <li>{t('quotas.physical.none')}</li>}
    </ul>
  );
}
