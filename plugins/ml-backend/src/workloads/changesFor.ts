import { WorkloadKey } from '@mlport/backstage-plugin-ml-common';
import { BookEntry } from './BookEntry';
import { WorkloadFilter } from './compileFilter';
import { NetChange } from './netChanges';

/**
 * What a reader of a filter has to learn.
 */
export interface FilteredChanges {
  upserts: BookEntry[];
  removes: WorkloadKey[];
}

/**
 * What became of rows, as a reader of a filter may see it: a row that does not match any more is
 * removed, and one that never matched is not mentioned.
 */
export function changesFor(
  changes: Iterable<NetChange>,
  filter: Pick<WorkloadFilter, 'matches'>,
): FilteredChanges {
  const result: FilteredChanges = { upserts: [], removes: [] };
  for (const { before, after } of changes) {
    if (after && filter.matches(after)) {
      result.upserts.push(after);
    } else if (before && filter.matches(before)) {
      result.removes.push({
        cluster: before.row.cluster,
        uid: before.row.meta.uid,
      });
    }
  }
  return result;
}
