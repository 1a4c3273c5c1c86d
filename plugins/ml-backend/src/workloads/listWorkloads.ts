import {
  ListWorkloadsRequest,
  ListWorkloadsResponse,
} from '@mlport/backstage-plugin-ml-common';
import { WorkloadFilter } from './compileFilter';
import { decodeCursor, encodeCursor } from './cursor';
import { orderOf } from './order';
import { formatVersion } from './version';
import { WorkloadBook } from './WorkloadBook';

/**
 * One page. The first time it is made in one pass over all entries, and again while it is asked for
 * again out of what changed.
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
  const rows = book.firstRows.get(
    book,
    filter,
    `${sort} ${limit} ${cursor ?? ''}`,
    () => ({ filter, order, limit, start }),
  );
  const { counts, end, hasMore, items, total } = rows;
  return {
    items: [...items],
    ...(hasMore && end && { next: encodeCursor(sort, end) }),
    total,
    counts,
    sources: filter.scope.sources(book.sources()),
    version: formatVersion(book, filter, book.sequence),
    ...(filter.match && { match: filter.match }),
  };
}
