import { RiArrowRightSLine } from '@remixicon/react';
import styles from './DataGrid.module.css';

/** Opens the details of a row, or closes them. */
export function RowToggle(props: {
  open: boolean;
  /** What a press does: `Show details of resnet-42`. */
  label: string;
  tabIndex: number;
  onPress(): void;
}) {
  const { open, label, tabIndex, onPress } = props;
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-expanded={open}
      aria-label={label}
      tabIndex={tabIndex}
      onClick={onPress}
    >
      <RiArrowRightSLine aria-hidden size={16} />
    </button>
  );
}
