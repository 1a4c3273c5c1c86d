import { useEffect, useRef } from 'react';

/**
 * Brings the focus back to a row when its details close. Only where the details had it: who has
 * gone on to something else stays there.
 */
export function useFocusReturn(
  opened: string | undefined,
  focusKey: (key: string) => void,
): void {
  const before = useRef(opened);
  useEffect(() => {
    const closed = before.current;
    before.current = opened;
    const lost =
      document.activeElement === document.body || !document.activeElement;
    if (closed !== undefined && opened === undefined && lost) {
      focusKey(closed);
    }
    // Only a change of what is open is news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened]);
}
