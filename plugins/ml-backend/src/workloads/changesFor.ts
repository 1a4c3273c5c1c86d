import { WorkloadKey } from '@mlport/backstage-plugin-ml-common';
import { BookChange, BookEntry } from './BookEntry';
import { WorkloadFilter } from './compileFilter';

/**
 * What a reader of a filter has to learn.
 */
export interface FilteredChanges {
  upserts: BookEntry[];
  removes: WorkloadKey[];
}

/**
 * Puts changes together, one per row, as a reader of a filter may see them: a row that does not
 * match any more is removed, and one that never matched is not mentioned.
 *
 * @param changes - Oldest first.
 * @param until - Later changes are left out.
 */
export function changesFor(
  changes: Iterable<BookChange>,
  filter: Pick<WorkloadFilter, 'matches'>,
  until: number,
): FilteredChanges {
  const first = new Map<string, BookEntry | undefined>();
  const last = new Map<string, BookEntry | undefined>();
  for (const { sequence, before, after } of changes) {
    if (sequence > until) {
      break;
    }
    const row = (after ?? before)?.row;
    if (row) {
      const key = `${row.cluster}/${row.meta.uid}`;
      if (!last.has(key)) {
        first.set(key, before);
      }
      last.set(key, after);
    }
  }

  const result: FilteredChanges = { upserts: [], removes: [] };
  for (const [key, after] of last) {
    const before = first.get(key);
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
