import { MODEL_PARAMS } from './ModelFilters';
import { VERSION_PARAMS } from './VersionsView';

/** The parameter of the URL that says which model is open. */
const PARAM = 'model';

/** The id of the model that a URL says is open. */
export function modelParam(search: string): string | undefined {
  return new URLSearchParams(search).get(PARAM) || undefined;
}

/**
 * Writes which model is open. What was chosen of the list or of another model does not go along;
 * the parameters of others stay.
 */
export function writeModelParam(
  search: string,
  id: string | undefined,
): string {
  const params = new URLSearchParams(search);
  for (const name of [PARAM, ...MODEL_PARAMS, ...VERSION_PARAMS]) {
    params.delete(name);
  }
  if (id !== undefined) {
    params.set(PARAM, id);
  }
  const written = params.toString();
  return written && `?${written}`;
}
