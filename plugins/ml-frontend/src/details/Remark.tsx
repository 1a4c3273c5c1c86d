import { RiErrorWarningLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './Remark.module.css';

/** A line about what is shown: that some of it is missing, or old. Said when it appears. */
export function Remark({ children }: { children: ReactNode }) {
  return (
    <p className={styles.remark} role="status">
      <RiErrorWarningLine aria-hidden size={16} />
      <span>{children}</span>
    </p>
  );
}
