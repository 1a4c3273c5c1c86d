import { Clock, sleep } from '../Clock';
import {
  ClusterError,
  ClusterGateway,
  failure,
  networkError,
  Outcome,
} from '../gateway';
import { statusError } from '../gateway/upstreamError';
import { Collection, ReflectorReport, ReflectorSink } from './ReflectorPorts';
import { SilenceError, untilSilent } from './untilSilent';
import { WatchLine, watchLines } from './watchLines';

const PROBE_AFTER_MS = 300;
/** A server that does not end a watch in time is not waited for longer than that. */
const OVERDUE_MS = 30_000;

const SILENCE = failure('silent', 'the watch gave no sign of life').error;

/** How a watch ended. */
export type WatchEnd =
  /** The server ended it in order; how long it was open, in milliseconds. */
  | { readonly type: 'closed'; readonly lived: number }
  /** It was refused, broke, went silent or reported an error. */
  | {
      readonly type: 'failed';
      readonly error: ClusterError;
      readonly opened: boolean;
    }
  /** A line could not be read: something changed, and nobody knows what. */
  | { readonly type: 'lost'; readonly error: ClusterError };

/** What one watch needs. */
export interface WatchOptions {
  readonly clock: Clock;
  readonly gateway: ClusterGateway;
  readonly collection: Collection;
  readonly sink: ReflectorSink;
  readonly report: ReflectorReport;
  /** The version to watch from. */
  readonly from: string;
  /** After how many seconds the server shall end the watch. */
  readonly timeoutSeconds: number;
  /** After how many milliseconds without a byte it is given up. */
  readonly silenceMs: number;
  /** Whether the last attempt failed, so that a quiet watch proves nothing. */
  readonly doubtful: boolean;
  /** Takes each version that the watch got to. */
  onVersion(version: string): void;
  readonly signal: AbortSignal;
}

function versionOf(object: unknown): string {
  const metadata = (object as { metadata?: unknown } | null)?.metadata;
  const version = (metadata as { resourceVersion?: unknown } | null | undefined)
    ?.resourceVersion;
  return typeof version === 'string' ? version : '';
}

/** Takes one line; answers with the end of the watch when the line is one. */
function takeLine(
  line: WatchLine,
  options: WatchOptions,
): WatchEnd | undefined {
  if (line.type !== 'json') {
    const { error } = failure(
      'malformed',
      line.type === 'broken'
        ? 'a line of the watch is not JSON'
        : 'a line of the watch is too long',
    );
    return { type: 'lost', error };
  }
  const { type, object } = (line.value ?? {}) as {
    type?: unknown;
    object?: unknown;
  };
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
      options.sink.upsert(object);
      break;
    case 'DELETED':
      options.sink.remove(object);
      break;
    case 'BOOKMARK':
      break;
    case 'ERROR':
      return { type: 'failed', error: statusError(object), opened: true };
    default:
      return {
        type: 'lost',
        error: failure('malformed', 'a line of the watch is not an event')
          .error,
      };
  }
  const version = versionOf(object);
  if (version) {
    options.onVersion(version);
  }
  options.report.confirmed();
  return undefined;
}

/**
 * Asks for one object while the watch is not open yet. The proxy of the kubernetes plugin passes
 * the headers of a watch on with its first byte, which may be a minute later: until then a healthy
 * watch looks like a dead one. A cluster that answers this, and has not refused the watch, has it.
 */
async function probe(
  options: WatchOptions,
  signal: AbortSignal,
): Promise<ClusterError | undefined> {
  const { clock, collection, gateway, report } = options;
  await sleep(clock, PROBE_AFTER_MS, signal);
  if (signal.aborted) {
    return undefined;
  }
  const answer = await gateway.request(collection.cluster, {
    path: collection.path,
    query: { limit: '1' },
    signal,
  });
  if (!answer.ok && !signal.aborted) {
    return answer.error;
  }
  if (!signal.aborted) {
    report.confirmed();
  }
  return undefined;
}

/** A watch without headers in time is a silent one. */
async function silenceOf<T>(opening: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const opened = await opening;
  return !opened.ok && opened.error.code === 'timeout'
    ? { ok: false, error: SILENCE }
    : opened;
}

async function openWatch(
  options: WatchOptions,
  signal: AbortSignal,
): Promise<Outcome<AsyncIterable<Uint8Array>>> {
  const { collection, gateway } = options;
  const opening = silenceOf(
    gateway.openWatch(collection.cluster, {
      path: collection.path,
      query: {
        watch: 'true',
        resourceVersion: options.from,
        allowWatchBookmarks: 'true',
        timeoutSeconds: String(options.timeoutSeconds),
      },
      signal,
    }),
  );
  if (!options.doubtful) {
    return opening;
  }
  const opened = new AbortController();
  const until = AbortSignal.any([signal, opened.signal]);
  const error = await Promise.race([
    probe(options, until),
    opening.then(() => undefined),
  ]);
  opened.abort();
  return error ? { ok: false, error } : opening;
}

/** Opens one watch and takes its events until it ends. */
export async function followWatch(options: WatchOptions): Promise<WatchEnd> {
  const { clock, signal } = options;
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  let cancelOverdue = () => {};
  try {
    const opened = await openWatch(options, controller.signal);
    if (!opened.ok) {
      const { error } = opened;
      return { type: 'failed', error, opened: error === SILENCE };
    }
    const start = clock.now();
    const overdueMs = options.timeoutSeconds * 1000 + OVERDUE_MS;
    cancelOverdue = clock.after(overdueMs, abort);
    options.report.confirmed();
    const bytes = untilSilent(opened.value, {
      clock,
      ms: options.silenceMs,
      controller,
    });
    for await (const line of watchLines(bytes)) {
      if (signal.aborted) {
        break;
      }
      const end = takeLine(line, options);
      if (end) {
        return end;
      }
    }
    return { type: 'closed', lived: clock.now() - start };
  } catch (cause) {
    const error = cause instanceof SilenceError ? SILENCE : networkError(cause);
    return { type: 'failed', error, opened: true };
  } finally {
    cancelOverdue();
    signal.removeEventListener('abort', abort);
    controller.abort();
  }
}
