import { lineLook } from './lineLooks';
import styles from './LineMark.module.css';

/** How the line of a run looks, and its number, wherever the run is named. */
export function LineMark({ slot }: { slot: number }) {
  const { color, dash, label } = lineLook(slot);
  return (
    <span className={styles.mark}>
      <svg aria-hidden width={20} height={10} viewBox="0 0 20 10">
        <line
          x1={0}
          x2={20}
          y1={5}
          y2={5}
          strokeWidth={3}
          stroke={`var(${color})`}
          strokeDasharray={dash.map(length => length / 2).join(' ')}
        />
      </svg>
      {label}
    </span>
  );
}
