import { useRef } from 'react';
import { useMiddleCut } from './useMiddleCut';
import styles from './WorkloadName.module.css';

/** A hair of room, because widths are measured in fractions of a pixel. */
const SPARE = 1;

/** A name that gives way in its middle where there is no room for all of it. */
export function CutName({ name }: { name: string }) {
  const box = useRef<HTMLElement>(null);
  const { head, middle, tail } = useMiddleCut(name, box, SPARE);
  return (
    <bdi ref={box} className={styles.text}>
      {head}
      {middle && <span className={styles.middle}>{middle}</span>}
      {tail}
    </bdi>
  );
}
