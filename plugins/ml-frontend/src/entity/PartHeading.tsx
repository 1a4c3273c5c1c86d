import { ReactNode } from 'react';
import styles from './EntityTracked.module.css';

/** The title of a part of the tab, and where there is more of it. */
export function PartHeading(props: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.heading}>
      <h3>{props.title}</h3>
      {props.children}
    </div>
  );
}
