import { KeyboardEvent, RefObject, useCallback, useState } from 'react';

const PAGE = 10;

/**
 * The keyboard of the table: one row can be reached with Tab, and arrows, Home, End and the page
 * keys move from there.
 */
export function useGridKeys(options: {
  keys: readonly string[];
  grid: RefObject<HTMLElement>;
  scrollTo(index: number): void;
  onEnter(key: string): void;
  /** What Escape does, where it does anything. */
  onEscape?(): void;
}) {
  const { keys, grid, scrollTo, onEnter, onEscape } = options;
  const [chosen, setActive] = useState<string>();
  const active =
    chosen !== undefined && keys.includes(chosen) ? chosen : keys[0];

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const from = keys.indexOf(active ?? '');
      const target = event.target as HTMLElement;
      const onRow = target.getAttribute('role') === 'row';
      if (event.key === 'Enter' && onRow && active !== undefined) {
        event.preventDefault();
        onEnter(active);
        return;
      }
      if (event.key === 'Escape' && onEscape) {
        event.preventDefault();
        onEscape();
        return;
      }
      const to = destination(event.key, from, keys.length);
      if (to === undefined || event.altKey || event.metaKey) {
        return;
      }
      if (!target.closest('[role="rowgroup"] [role="row"]')) {
        return;
      }
      event.preventDefault();
      setActive(keys[to]);
      scrollTo(to);
      focusRow(grid, to);
    },
    [active, grid, keys, onEnter, onEscape, scrollTo],
  );

  /** Goes to a row, wherever the table stands. */
  const focusKey = (key: string) => {
    const index = keys.indexOf(key);
    if (index >= 0) {
      setActive(key);
      scrollTo(index);
      focusRow(grid, index);
    }
  };
  return { active, setActive, focusKey, gridProps: { onKeyDown } };
}

function destination(
  key: string,
  from: number,
  count: number,
): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, from + 1);
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'PageDown':
      return Math.min(last, from + PAGE);
    case 'PageUp':
      return Math.max(0, from - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Focuses a row, which may only come into the document once the table has scrolled. */
function focusRow(
  grid: RefObject<HTMLElement>,
  index: number,
  attempts = 5,
): void {
  const row = grid.current?.querySelector<HTMLElement>(
    `[role="row"][data-index="${index}"]`,
  );
  if (row) {
    row.focus({ preventScroll: true });
  } else if (attempts > 0) {
    requestAnimationFrame(() => focusRow(grid, index, attempts - 1));
  }
}
