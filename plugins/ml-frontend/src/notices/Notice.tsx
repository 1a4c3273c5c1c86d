import { Text } from '@backstage/ui';
import { RemixiconComponentType } from '@remixicon/react';
import { ReactNode } from 'react';
import theme from '../theme/readable.module.css';
import styles from './Notice.module.css';

/** A page or card that has something to say instead of rows: what, why, and the one next step. */
export function Notice(props: {
  icon: RemixiconComponentType;
  title: string;
  /** `alert` interrupts a screen reader: for failures. */
  role?: 'status' | 'alert';
  children?: ReactNode;
}) {
  const { icon: Icon, title, role = 'status', children } = props;
  return (
    <div className={`${styles.notice} ${theme.readable}`} role={role}>
      <Icon aria-hidden size={28} className={styles.icon} />
      <Text as="h2" variant="title-x-small">
        {title}
      </Text>
      {children && <div className={styles.body}>{children}</div>}
    </div>
  );
}
