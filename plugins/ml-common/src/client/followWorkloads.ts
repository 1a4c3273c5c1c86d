import { WorkloadQuery, WorkloadStreamEvent } from '../api';
import { backoff, BackoffOptions, pause } from './backoff';
import { connectStream } from './connectStream';
import { MlApi } from './MlApi';
import { pollWorkloads } from './pollWorkloads';
import { isAbsence, retryAfter, toRetry } from './streamFailures';

/** How long a stream may take to say its first word; then something on the way holds it back. */
const FIRST_EVENT_MS = 10_000;

/** The list is asked after so many attempts in a row that brought no stream though the backend is there. */
const FAILURES_BEFORE_POLLING = 2;

/** The next attempt at a stream is made after so many rounds. */
const POLLS_PER_ATTEMPT = 4;

/**
 * How a followed stream is doing.
 *
 * `connecting`: a request is on its way. `live`: events arrive. `waiting`: the connection is lost,
 * for the reason in `error` where there is one, and is tried again in `retryIn` milliseconds.
 * `polling`: no stream comes through, for the reason in `error` where there is one, so the list is
 * asked instead, again in `retryIn` milliseconds. `ended`: the backend ended it for good.
 *
 * @public
 */
export type FollowStatus =
  | { type: 'connecting' }
  | { type: 'live' }
  | { type: 'waiting'; retryIn: number; error?: Error }
  | { type: 'polling'; retryIn: number; error?: Error }
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
  /** How often the list is asked while no stream comes through, in milliseconds; 15,000 when absent. */
  pollInterval?: number;
  /** How long a stream may take to say its first word, in milliseconds; 10,000 when absent. */
  firstEvent?: number;
}

/**
 * The stream of workloads without its breaks: connects again after each one, after a wait that
 * grows and is spread at random, and goes on from the last point that it has everything up to. Where
 * streams do not come through, as behind a proxy that gathers them, it asks for the list every 15
 * seconds and tells it as snapshots, and tries the stream now and then. It ends when the signal
 * aborts, and after the event `end` that is for good.
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
  let failures = 0;

  while (!signal.aborted) {
    let failure: Error | undefined;
    let live = false;
    onStatus?.({ type: 'connecting' });
    try {
      for await (const event of connectStream(api, query, {
        signal,
        since,
        firstEvent: options.firstEvent ?? FIRST_EVENT_MS,
      })) {
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
      failure = toRetry(error, signal);
    }
    failures = live || isAbsence(failure) ? 0 : failures + 1;
    if (failures >= FAILURES_BEFORE_POLLING && !signal.aborted) {
      const reason = failure;
      try {
        for await (const event of pollWorkloads(api, query, {
          signal,
          rounds: POLLS_PER_ATTEMPT,
          interval: options.pollInterval ?? 15_000,
          random: options.backoff?.random ?? Math.random,
          onAnswer: retryIn =>
            onStatus?.({
              type: 'polling',
              retryIn,
              ...(reason && { error: reason }),
            }),
        })) {
          if (event.type !== 'end' && event.id) {
            since = event.id;
          }
          yield event;
        }
        continue;
      } catch (error) {
        failure = toRetry(error, signal);
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
