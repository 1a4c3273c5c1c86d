import { WorkloadQuery, WorkloadStreamEvent } from '../api';
import { backoff, BackoffOptions, pause } from './backoff';
import { MlApi } from './MlApi';

/**
 * How a followed stream is doing.
 *
 * `connecting`: a request is on its way. `live`: events arrive. `waiting`: the connection is lost,
 * for the reason in `error` where there is one, and is tried again in `retryIn` milliseconds.
 * `ended`: the backend ended it for good.
 *
 * @public
 */
export type FollowStatus =
  | { type: 'connecting' }
  | { type: 'live' }
  | { type: 'waiting'; retryIn: number; error?: Error }
  | { type: 'ended'; reason: string };

/**
 * How to follow.
 *
 * @public
 */
export interface FollowOptions {
  /** Ends the iteration. */
  signal: AbortSignal;
  /** A point to go on from: `version` of a list with the same query, or `id` of an event. */
  since?: string;
  /** Called whenever the status changes. */
  onStatus?(status: FollowStatus): void;
  /** The waits between attempts; for tests. */
  backoff?: BackoffOptions;
}

/**
 * The stream of workloads without its breaks: connects again after each one, after a wait that
 * grows and is spread at random, and goes on from the last point that it has everything up to. It
 * ends when the signal aborts, and after the event `end` that is for good.
 *
 * @throws `ResponseError` of `@backstage/errors` when asking again would not help: a bad query, no
 * sign-in, no permission, no such entity.
 *
 * @public
 */
export async function* followWorkloads(
  api: MlApi,
  query: WorkloadQuery,
  options: FollowOptions,
): AsyncGenerator<WorkloadStreamEvent, void, undefined> {
  const { signal, onStatus } = options;
  const delays = backoff(options.backoff);
  let since = options.since;

  while (!signal.aborted) {
    let failure: Error | undefined;
    let live = false;
    onStatus?.({ type: 'connecting' });
    try {
      for await (const event of api.streamWorkloads(query, { since, signal })) {
        if (signal.aborted) {
          return;
        }
        if (!live) {
          live = true;
          delays.reset();
          onStatus?.({ type: 'live' });
        }
        if (event.type !== 'end' && event.id) {
          since = event.id;
        }
        if (event.type === 'end' && event.reason !== 'token') {
          yield event;
          onStatus?.({ type: 'ended', reason: event.reason });
          return;
        }
        if (event.type !== 'end') {
          yield event;
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      failure = error instanceof Error ? error : new Error(String(error));
      if (isFinal(failure)) {
        throw failure;
      }
    }
    if (!signal.aborted) {
      const retryIn = Math.max(delays.next(), retryAfter(failure));
      onStatus?.({
        type: 'waiting',
        retryIn,
        ...(failure && { error: failure }),
      });
      await pause(retryIn, signal);
    }
  }
}

const FINAL: ReadonlySet<unknown> = new Set([400, 401, 403, 404]);

function isFinal(error: Error): boolean {
  return 'statusCode' in error && FINAL.has(error.statusCode);
}

/** What a refusal says about when to come back, in milliseconds. */
function retryAfter(error: Error | undefined): number {
  const response: unknown =
    error && 'response' in error ? error.response : undefined;
  if (typeof response !== 'object' || response === null) {
    return 0;
  }
  const headers: unknown = 'headers' in response ? response.headers : undefined;
  const seconds =
    headers instanceof Headers ? Number(headers.get('retry-after')) : 0;
  return Number.isFinite(seconds) ? Math.min(seconds, 300) * 1000 : 0;
}
