import { Collection } from './collection';
import { ApiContext, Request } from './context';
import { integerParameter } from './list';
import { isTrue } from './RequestInfo';
import { versionOptions } from './resourceVersions';
import { expired, invalid } from './StatusError';
import { Watch } from './Watch';

const MIN_WATCH_TIMEOUT_MS = 1_800_000;

/** How much a watcher that does not read may pile up before its connection is cut. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/** A line of a watch that was cut in the middle. */
export const BROKEN_LINE =
  '{"type":"MODIFIED","object":{"metadata":{"name":"cut-';

/**
 * Opens a watch and leaves it open.
 *
 * @throws StatusError 400, 410 or 422, before anything is sent.
 */
export function openWatch(
  context: ApiContext,
  { req, res, query }: Request,
  collection: Collection,
): void {
  const { store, bookmarkMs, watchList } = context;
  const versions = versionOptions(query, true);
  if (query.has('sendInitialEvents') && !watchList) {
    // The words of a server whose WatchList gate is off, such as 1.33.
    throw invalid({
      kind: 'ListOptions',
      group: 'meta.k8s.io',
      field: 'sendInitialEvents',
      cause: 'FieldValueForbidden',
      message:
        'Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
    });
  }
  const seconds = integerParameter(query, 'timeoutSeconds');
  const timeoutMs = seconds
    ? seconds * 1000
    : MIN_WATCH_TIMEOUT_MS * (1 + Math.random());
  const faults = context.faults();
  const gone =
    versions.resourceVersion &&
    !versions.sendInitialEvents &&
    versions.resourceVersion < context.goneBefore()
      ? expired(
          `too old resource version: ${
            versions.resourceVersion
          } (${context.goneBefore()})`,
        )
      : undefined;
  if (gone && faults.gone?.includes('start')) {
    throw gone;
  }
  res.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
  });
  res.flushHeaders();
  const watch = new Watch(store, collection, {
    line: text => {
      res.write(`${text}\n`);
      if (res.writableLength > MAX_BUFFERED_BYTES) {
        req.socket.destroy();
      }
    },
    end: () => res.end(),
  });
  const forget = context.onWatch(watch);
  res.on('close', () => {
    watch.close();
    forget();
  });
  if (gone && faults.gone?.includes('stream')) {
    watch.fail(gone.toStatus());
    return;
  }
  watch.start({
    ...versions,
    bookmarks: isTrue(query.get('allowWatchBookmarks')),
    timeoutMs,
    bookmarkMs,
  });
  if (faults.brokenLine) {
    watch.raw(BROKEN_LINE);
  }
}
