import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiArrowUpLine, RiSortDesc } from '@remixicon/react';
import { mlTranslationRef } from '../translation';
import styles from './RowNotices.module.css';

/** What waits for the reader's word: rows that are new, and an order that has moved on. */
export function RowNotices(props: {
  waiting: number;
  misplaced: number;
  onShowNew(): void;
  onReorder(): void;
}) {
  const { waiting, misplaced, onShowNew, onReorder } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <span className={styles.notices} role="status">
      {waiting > 0 && (
        <Button
          size="small"
          variant="primary"
          iconStart={<RiArrowUpLine />}
          onPress={onShowNew}
        >
          {t('table.newRows', { count: waiting })}
        </Button>
      )}
      {misplaced > 0 && (
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiSortDesc />}
          onPress={onReorder}
        >
          {t('table.reorder', { count: misplaced })}
        </Button>
      )}
    </span>
  );
}
