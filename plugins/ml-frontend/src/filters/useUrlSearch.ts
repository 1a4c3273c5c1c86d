import { useCallback, useSyncExternalStore } from 'react';

/** Fired by this hook when it changes the URL, since the platform only tells about *back*. */
const CHANGED = 'ml:search-changed';

/** The part of the Navigation API that tells when anybody changed the URL, where a browser has it. */
interface NavigationLike {
  addEventListener?(type: 'currententrychange', listener: () => void): void;
  removeEventListener?(type: 'currententrychange', listener: () => void): void;
}

/**
 * The search part of the page's URL, and a function to change it. A change of `push` can be taken
 * back with the browser's *back*; one of `replace` cannot.
 *
 * Works without a router, because a plugin does not know which one its app uses.
 */
export function useUrlSearch(): [
  search: string,
  setSearch: (search: string, mode: 'push' | 'replace') => void,
] {
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => '',
  );
  const setSearch = useCallback((next: string, mode: 'push' | 'replace') => {
    const { pathname, hash, search: current } = window.location;
    if (next === current) {
      return;
    }
    // The router keeps its own notes in the entry's state and must find them again.
    const { state } = window.history;
    const url = `${pathname}${next}${hash}`;
    if (mode === 'push') {
      window.history.pushState(state, '', url);
    } else {
      window.history.replaceState(state, '', url);
    }
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [search, setSearch];
}

function subscribe(listener: () => void): () => void {
  const { navigation } = window as { navigation?: NavigationLike };
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  navigation?.addEventListener?.('currententrychange', listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
    navigation?.removeEventListener?.('currententrychange', listener);
  };
}
