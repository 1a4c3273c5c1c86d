import { ModelVersionItem } from '@mlport/backstage-plugin-ml-common';

/** The newest of all versions that are told of, whatever they are. */
const NEWEST = 2;

/** As many as are told of; the page of the model has the others. */
const MOST = 6;

/** The versions that matter now, of versions with the newest first; in the same order. */
export function versionsToTell(
  versions: readonly ModelVersionItem[],
): ModelVersionItem[] {
  return versions
    .filter(
      ({ aliases, servedBy }, index) =>
        index < NEWEST || aliases.length > 0 || servedBy.length > 0,
    )
    .slice(0, MOST);
}
