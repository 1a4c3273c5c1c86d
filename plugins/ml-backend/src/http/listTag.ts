import { ListWorkloadsRequest } from '@mlport/backstage-plugin-ml-common';
import { WorkloadFilter } from '../workloads/compileFilter';
import { formatVersion, parseVersion } from '../workloads/version';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { digestOf, newsOf } from './entityTag';

type Page = Pick<ListWorkloadsRequest, 'sort' | 'limit' | 'cursor'>;

/**
 * The tag of a page as it is now: the version of the filtered list, and a digest of which page it is
 * and of the news of its sources. The version holds the decision about the caller, so the tag of
 * somebody who sees something else says nothing here.
 */
export function listTag(
  book: WorkloadBook,
  filter: WorkloadFilter,
  page: Page,
): string {
  const version = formatVersion(book, filter, book.sequence);
  return `W/"${version}.${pageDigest(book, filter, page)}"`;
}

/**
 * Whether a page is still what it was when it had one of these tags. Looks at what changed since
 * instead of making the page: most changes of a large portal concern other filters.
 */
export function isSamePage(
  book: WorkloadBook,
  filter: WorkloadFilter,
  page: Page,
  tags: readonly string[],
): boolean {
  const suffix = `.${pageDigest(book, filter, page)}"`;
  return tags.some(tag => {
    if (!tag.startsWith('W/"') || !tag.endsWith(suffix)) {
      return false;
    }
    const version = tag.slice('W/"'.length, -suffix.length);
    const sequence = parseVersion(book, filter, version);
    return sequence !== undefined && isUntouched(book, filter, sequence);
  });
}

function isUntouched(
  book: WorkloadBook,
  filter: WorkloadFilter,
  sequence: number,
): boolean {
  const changes = book.changesSince(sequence);
  if (!changes) {
    return false;
  }
  for (const { before, after } of changes) {
    // The counts of a page are of all states.
    if (
      (before && filter.matchesButState(before)) ||
      (after && filter.matchesButState(after))
    ) {
      return false;
    }
  }
  return true;
}

function pageDigest(
  book: WorkloadBook,
  filter: WorkloadFilter,
  { sort, limit, cursor }: Page,
): string {
  const sources = newsOf(filter.scope.sources(book.sources()));
  return digestOf([sort, limit, cursor, sources]);
}
