import { useSyncExternalStore } from 'react';

/** Below this a table and a panel do not fit beside or over each other. */
const NARROW = '(max-width: 899px)';

/** Whether the window is too narrow for more than one thing at a time. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow, () => false);
}

// Not every place that draws components can match media: tests without a layout cannot.
function isNarrow(): boolean {
  return window.matchMedia?.(NARROW).matches ?? false;
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia?.(NARROW);
  media?.addEventListener('change', listener);
  return () => media?.removeEventListener('change', listener);
}
