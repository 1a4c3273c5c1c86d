import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { ReactNode, useId, useState } from 'react';
import styles from './Section.module.css';

/** A part of the panel behind its title, which says how much there is. */
export function Section(props: {
  title: string;
  count?: number;
  /** What is not there and why; stands before the content, and is seen while it is closed. */
  missing?: ReactNode;
  initiallyOpen?: boolean;
  /** Made only while it is open. */
  children(): ReactNode;
}) {
  const { title, count, missing, initiallyOpen = false, children } = props;
  const [open, setOpen] = useState(initiallyOpen);
  const id = useId();
  const Arrow = open ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <Arrow aria-hidden size={18} />
          {title}{' '}
          {count !== undefined && (
            <span className={styles.count}>({count.toLocaleString()})</span>
          )}
        </button>
      </h3>
      {missing}
      {open && (
        <div id={id} className={styles.content}>
          {children()}
        </div>
      )}
    </section>
  );
}
