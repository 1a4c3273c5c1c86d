import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { mlTranslationRef } from '../translation';
import styles from './TableSkeleton.module.css';

/** The shape of the table while its first page is on its way. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <div className={styles.rows} role="status">
      <VisuallyHidden>{t('entity.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden>
          <Skeleton width={88} height={16} />
          <Skeleton width={160 + ((index * 37) % 90)} height={16} />
          <Skeleton width={80} height={16} />
          <Skeleton width={120 + ((index * 53) % 160)} height={16} />
        </div>
      ))}
    </div>
  );
}
