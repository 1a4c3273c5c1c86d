import { useRef } from 'react';
import styles from './DataGrid.module.css';

/** A short highlight of the row or cell around it whenever what it says has changed. */
export function ChangedMark(props: {
  /** Stands for what is said: another value is a change. */
  facts: string | number;
}) {
  const { facts } = props;
  const first = useRef(facts).current;
  return facts === first ? null : (
    <span key={facts} className={styles.changed} aria-hidden />
  );
}
