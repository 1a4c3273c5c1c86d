import {
  ListWorkloadsRequest,
  ListWorkloadsResponse,
} from '@mlport/backstage-plugin-ml-common';
import { BookEntry } from './BookEntry';
import { WorkloadFilter } from './compileFilter';
import { decodeCursor, encodeCursor } from './cursor';
import { orderOf } from './order';
import { toItem } from './toItem';
import { TopRows } from './TopRows';
import { formatVersion } from './version';
import { WorkloadBook } from './WorkloadBook';

/**
 * One page, in one pass over all entries.
 *
 * @throws InputError when the cursor does not belong to this order.
 */
export function listWorkloads(
  book: WorkloadBook,
  filter: WorkloadFilter,
  page: Pick<ListWorkloadsRequest, 'sort' | 'limit' | 'cursor'>,
): ListWorkloadsResponse {
  const { sort = 'attention', limit = 200, cursor } = page;
  const order = orderOf(sort);
  const start = cursor === undefined ? undefined : decodeCursor(sort, cursor);
  const top = TopRows.create<BookEntry>(limit, order);
  const counts: ListWorkloadsResponse['counts'] = {};
  let total = 0;
  let onwards = 0;

  for (const entry of book.entries()) {
    if (!filter.matchesButState(entry)) {
      continue;
    }
    const { state } = entry.row.workload;
    counts[state] = (counts[state] ?? 0) + 1;
    if (!filter.hasState(state)) {
      continue;
    }
    total += 1;
    if (start && order.compareToPlace(entry.row, start) <= 0) {
      continue;
    }
    onwards += 1;
    top.add(entry);
  }

  const entries = top.sorted();
  return {
    items: entries.map(toItem),
    ...(onwards > entries.length && {
      next: encodeCursor(sort, order.place(entries[entries.length - 1].row)),
    }),
    total,
    counts,
    sources: filter.scope.sources(book.sources()),
    version: formatVersion(book, filter, book.sequence),
    ...(filter.match && { match: filter.match }),
  };
}
