import { MouseEvent, ReactNode } from 'react';
import { useUrlSearch } from './useUrlSearch';

/**
 * A link to another state of this page: the search part of its URL. A plain click changes it in
 * place; the browser opens it elsewhere as any other link.
 */
export function SearchLink(props: {
  /** The search that it leads to, with its `?`; empty for none. */
  search: string;
  className?: string;
  title?: string;
  tabIndex?: number;
  children: ReactNode;
}) {
  const { search, children, ...rest } = props;
  const [, setSearch] = useUrlSearch();
  const follow = (event: MouseEvent) => {
    const elsewhere =
      event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
    if (!elsewhere && !event.altKey) {
      event.preventDefault();
      setSearch(search, 'push');
    }
  };
  return (
    <a {...rest} href={`${window.location.pathname}${search}`} onClick={follow}>
      {children}
    </a>
  );
}
