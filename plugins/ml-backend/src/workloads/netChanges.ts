import { BookChange, BookEntry } from './BookEntry';

/** What became of one row over several changes. */
export interface NetChange {
  readonly before?: BookEntry;
  readonly after?: BookEntry;
}

/**
 * Puts changes together, one per row.
 *
 * @param changes - Oldest first.
 * @param until - The sequence of the last change that counts.
 */
export function netChanges(
  changes: Iterable<BookChange>,
  until: number,
): NetChange[] {
  const byRow = new Map<string, { before?: BookEntry; after?: BookEntry }>();
  for (const { sequence, before, after } of changes) {
    if (sequence > until) {
      break;
    }
    const row = (after ?? before)?.row;
    if (row) {
      const key = `${row.cluster}/${row.meta.uid}`;
      const net = byRow.get(key);
      if (net) {
        net.after = after;
      } else {
        byRow.set(key, { before, after });
      }
    }
  }
  return [...byRow.values()];
}
