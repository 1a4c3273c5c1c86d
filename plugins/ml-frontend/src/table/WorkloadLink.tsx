import { Link } from '@backstage/ui';
import { useRef } from 'react';
import { useMiddleCut } from './useMiddleCut';
import styles from './WorkloadName.module.css';

/** A hair of room, because widths are measured in fractions of a pixel. */
const SPARE = 1;

/** A name that leads to the details of its work; it gives way in its middle as in the table. */
export function WorkloadLink(props: {
  name: string;
  href: string;
  tabIndex?: number;
}) {
  const { name, href, tabIndex } = props;
  const box = useRef<HTMLSpanElement>(null);
  const { head, middle, tail } = useMiddleCut(name, box, SPARE);
  return (
    <span ref={box} className={styles.box}>
      <Link
        href={href}
        title={name}
        className={styles.link}
        {...(tabIndex !== undefined && { tabIndex })}
      >
        <bdi className={styles.text}>
          {head}
          {middle && <span className={styles.middle}>{middle}</span>}
          {tail}
        </bdi>
      </Link>
    </span>
  );
}
