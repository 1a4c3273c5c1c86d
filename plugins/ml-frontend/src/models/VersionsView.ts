/** What the reader chose to see of the versions of a model. All of it is in the URL. */
export interface VersionsView {
  text: string;
  /** A column, with a leading `-` for the other way round. */
  sort: string;
  /** The version whose details are open. */
  open?: string;
}

/** The newest version first. */
export const NEWEST_VERSION = '-version';

/** The parameters of a URL that these choices are. */
export const VERSION_PARAMS = ['q', 'sort', 'version'];

/** Reads what was chosen from a URL. */
export function parseVersionsView(search: string): VersionsView {
  const params = new URLSearchParams(search);
  return {
    text: params.get('q') ?? '',
    sort: params.get('sort') || NEWEST_VERSION,
    open: params.get('version') || undefined,
  };
}

/** Writes what was chosen into a URL's search, leaving the parameters of others where they are. */
export function writeVersionsView(search: string, view: VersionsView): string {
  const params = new URLSearchParams(search);
  for (const name of VERSION_PARAMS) {
    params.delete(name);
  }
  if (view.text) {
    params.set('q', view.text);
  }
  if (view.sort !== NEWEST_VERSION) {
    params.set('sort', view.sort);
  }
  if (view.open !== undefined) {
    params.set('version', view.open);
  }
  const written = params.toString();
  return written && `?${written}`;
}
