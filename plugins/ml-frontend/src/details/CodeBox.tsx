import { ReactNode } from 'react';
import styles from './CodeBox.module.css';

/** Text of a machine, to be read and selected; scrolls in its own box, also with the keyboard. */
export function CodeBox(props: {
  label: string;
  /** Whether long lines go on in the next; otherwise the box scrolls sideways. */
  wrap: boolean;
  /** Begins at the end, where the news of a log is. */
  fromEnd?: boolean;
  children: ReactNode;
}) {
  const { label, wrap, fromEnd, children } = props;
  return (
    <pre
      // Without focus a box that scrolls cannot be read with the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={label}
      className={styles.box}
      data-wrap={wrap || undefined}
      ref={fromEnd ? scrollToEnd : undefined}
    >
      {children}
    </pre>
  );
}

function scrollToEnd(element: HTMLElement | null): void {
  if (element) {
    element.scrollTop = element.scrollHeight;
  }
}
