import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import styles from './QuotaPeople.module.css';

/** The name of a piece of work, which opens its details. */
export function WorkName(props: {
  address: WorkloadAddress;
  onOpen(address: WorkloadAddress): void;
}) {
  const { address, onOpen } = props;
  const { cluster, namespace, group, kind, name } = address;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <button
      type="button"
      className={styles.name}
      title={`${kind} · ${namespace} · ${cluster}`}
      aria-label={t('table.showDetails', { name })}
      onClick={() => onOpen({ cluster, namespace, group, kind, name })}
    >
      <bdi>{name}</bdi>
    </button>
  );
}
