import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode, useState } from 'react';
import { mlTranslationRef } from '../translation';
import styles from './QuotaPeople.module.css';

/** How many are shown before somebody asks for more. */
const FEW = 5;

/** A list that shows its first entries, and the others when asked. */
export function FoldedList<T>(props: {
  items: readonly T[];
  keyOf(item: T): string;
  /** How many more there are that are not in the list. */
  unlisted: number;
  /** Whether the order says something. */
  ordered?: boolean;
  children(item: T): ReactNode;
}) {
  const { items, keyOf, unlisted, ordered, children } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  const [open, setOpen] = useState(false);
  const shown = open ? items : items.slice(0, FEW);
  const List = ordered ? 'ol' : 'ul';
  const rest = items.length - shown.length + (open ? 0 : unlisted);
  return (
    <>
      <List className={styles.list}>
        {shown.map(item => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </List>
      {items.length > FEW && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open
            ? t('quotas.holding.fewer')
            : t('quotas.holding.more', { count: rest })}
        </button>
      )}
      {open && unlisted > 0 && (
        <p className={styles.quiet}>
          {t('quotas.holding.more', { count: unlisted })}
        </p>
      )}
    </>
  );
}
