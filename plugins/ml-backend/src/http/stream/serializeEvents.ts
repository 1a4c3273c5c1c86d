import {
  EntityMatch,
  SourceStatus,
  WorkloadKey,
} from '@mlport/backstage-plugin-ml-common';
import { BookEntry } from '../../workloads/BookEntry';
import { toItem } from '../../workloads/toItem';

/** How many rows one part has at most. */
const PART_ROWS = 500;
/**
 * How long the rows of one part are at most, in UTF-16 units: what a reader may leave unread. Where
 * each is three bytes, that is 192 KB.
 */
const PART_LENGTH = 64 * 1024;

/**
 * One event of a `text/event-stream`, encoded, so that it is done once for all its readers. JSON has
 * no raw line feeds, so one `data` line holds it.
 */
export function serializeEvent(
  event: 'snapshot' | 'delta' | 'sources' | 'end',
  json: string,
  id?: string,
): Buffer {
  const idLine = id === undefined ? '' : `id: ${id}\n`;
  return Buffer.from(`${idLine}event: ${event}\ndata: ${json}\n\n`);
}

/**
 * A snapshot in parts, each made when it is asked for. Only the last has an id: a reader who has
 * half of it has nothing to resume from.
 */
export function* serializeSnapshot(
  entries: Iterable<BookEntry>,
  id: string,
  match: EntityMatch | undefined,
): Generator<Buffer, void, undefined> {
  let reset = true;
  for (const { items, isLast } of parts(entries)) {
    const head = reset && match ? `"match":${JSON.stringify(match)},` : '';
    yield serializeEvent(
      'snapshot',
      `{${head}"items":[${items}],"reset":${reset},"complete":${isLast}}`,
      isLast ? id : undefined,
    );
    reset = false;
  }
}

/**
 * Changes in parts. Removals and the id come with the last.
 */
export function* serializeDelta(
  upserts: readonly BookEntry[],
  removes: readonly WorkloadKey[],
  id: string,
): Generator<Buffer, void, undefined> {
  for (const { items, isLast } of parts(upserts)) {
    const gone = isLast ? JSON.stringify(removes) : '[]';
    yield serializeEvent(
      'delta',
      `{"upserts":[${items}],"removes":${gone}}`,
      isLast ? id : undefined,
    );
  }
}

/** The sources. No id: they come before the rows, and are sent anew to whoever resumes. */
export function serializeSources(sources: readonly SourceStatus[]): Buffer {
  return serializeEvent('sources', JSON.stringify({ sources }));
}

/** The end, and why. */
export function serializeEnd(reason: 'permission' | 'token'): Buffer {
  return serializeEvent('end', JSON.stringify({ reason }));
}

function* parts(
  entries: Iterable<BookEntry>,
): Generator<{ items: string; isLast: boolean }, void, undefined> {
  let items: string[] = [];
  let length = 0;
  for (const entry of entries) {
    const item = JSON.stringify(toItem(entry));
    if (
      items.length > 0 &&
      (items.length === PART_ROWS || length + item.length > PART_LENGTH)
    ) {
      // Taken before the reader is waited for: while it does not read, it holds nothing twice.
      const joined = items.join(',');
      items = [];
      length = 0;
      yield { items: joined, isLast: false };
    }
    items.push(item);
    length += item.length;
  }
  yield { items: items.join(','), isLast: true };
}
