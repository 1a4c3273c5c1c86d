import { useSyncExternalStore } from 'react';

/** Where Backstage says which theme is shown. */
const ATTRIBUTES = ['data-theme-mode', 'data-theme-name'];

/**
 * Names the theme that is shown, so that what is drawn on a canvas, which knows nothing of style
 * sheets, can be drawn again when it changes.
 */
export function useThemeChanges(): string {
  return useSyncExternalStore(subscribe, read, () => '');
}

function read(): string {
  return [document.documentElement, document.body]
    .flatMap(element => ATTRIBUTES.map(name => element.getAttribute(name)))
    .join(' ');
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributeFilter: ATTRIBUTES });
  }
  return () => observer.disconnect();
}
