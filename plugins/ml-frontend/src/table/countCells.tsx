import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { WorkloadItem } from '@mlport/backstage-plugin-ml-common';
import { formatAccelerators } from '../format/accelerators';
import { formatReplicas, replicasMatter } from '../format/replicas';
import { mlTranslationRef } from '../translation';
import grid from './DataGrid.module.css';
import styles from './WorkloadTable.module.css';

/** A cell shows this many lines; the details show all. */
const LINES = 2;

/** The pods of each role: `Master 1/1`, `Worker 2/3`. */
export function ReplicasCell({ item }: { item: WorkloadItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const roles = formatReplicas(item.roles ?? [], item.state);
  const counts = roles.map(({ role, count }) => `${role} ${count}`).join(' · ');
  const whole = roles.some(({ unknown }) => unknown)
    ? t('table.uncounted', { counts })
    : counts;
  if (roles.length === 0) {
    return <>{t('table.none')}</>;
  }
  return (
    <span className={styles.lines} title={whole}>
      {roles.slice(0, LINES).map(({ role, count, complete, unknown }) => (
        <span key={role} className={grid.clip}>
          <bdi>{role}</bdi>{' '}
          <span
            className={styles.count}
            data-short={
              (!complete && !unknown && replicasMatter(item.state)) || undefined
            }
          >
            {count}
          </span>
        </span>
      ))}
    </span>
  );
}

/** What it asks for, each resource by itself: `4 × GPU`, `2 × MIG 1g.10gb`. */
export function AcceleratorsCell({ item }: { item: WorkloadItem }) {
  const { t } = useTranslationRef(mlTranslationRef);
  const phrases = formatAccelerators(t, item.accelerators ?? []);
  if (phrases.length === 0) {
    return <>{t('table.none')}</>;
  }
  return (
    <span className={styles.lines} title={phrases.join(' · ')}>
      {phrases.slice(0, LINES).map(phrase => (
        <bdi key={phrase} className={grid.clip}>
          {phrase}
        </bdi>
      ))}
    </span>
  );
}
