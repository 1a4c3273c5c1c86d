import {
  TrackingFreshness,
  TrackingStatus,
} from '@mlport/backstage-plugin-ml-common';
import { TrackingAdapter, TrackingFailure } from './TrackingAdapter';

/** How the reading of a source goes. */
export interface ReadingState {
  /** When it was last read whole, in milliseconds since the epoch. */
  readonly asOf?: number;
  /** Why the newest reading is not whole. */
  readonly failure?: TrackingFailure;
  /** The version that the server says it has. */
  readonly version?: string;
  /** How long from one reading to the next, in milliseconds. */
  readonly intervalMs: number;
}

/** A reading takes its time too, in milliseconds. */
const GRACE_MS = 15_000;

/** How far what is held of a source can be trusted now. */
export function statusOf(
  adapter: Pick<TrackingAdapter, 'source' | 'title' | 'url'>,
  state: ReadingState,
  now: number,
): TrackingStatus {
  const { source, title, url } = adapter;
  const { asOf, failure, version } = state;
  return {
    ...source,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    freshness: freshnessOf(state, now),
    ...(version !== undefined && { version }),
    ...(asOf !== undefined && { asOf }),
    ...(failure && { error: toSourceError(failure) }),
  };
}

/** A failure as the API tells it. */
export function toSourceError({
  code,
  message,
  fix,
}: TrackingFailure): NonNullable<TrackingStatus['error']> {
  return { code, message, ...(fix !== undefined && { fix }) };
}

function freshnessOf(
  { asOf, failure, intervalMs }: ReadingState,
  now: number,
): TrackingFreshness {
  if (failure?.code === 'auth' || failure?.code === 'forbidden') {
    return 'forbidden';
  }
  if (asOf === undefined) {
    return failure ? 'unreachable' : 'syncing';
  }
  return now - asOf <= 2 * intervalMs + GRACE_MS ? 'fresh' : 'stale';
}
