import { RefObject, useEffect } from 'react';

/** Puts the cursor into the search field of a bar when `/` is typed anywhere but into a field. */
export function useSlashFocus(bar: RefObject<HTMLElement>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as Element | null;
      const typing = target?.closest?.(
        'input, textarea, select, [contenteditable="true"]',
      );
      if (event.key !== '/' || event.ctrlKey || event.metaKey || typing) {
        return;
      }
      const field = bar.current?.querySelector('input');
      if (field) {
        event.preventDefault();
        field.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [bar]);
}
