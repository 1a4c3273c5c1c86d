/**
 * What can go wrong between the portal and a cluster.
 *
 * - `refused`: the network said no: refused, reset, no such host.
 * - `silent`: a stream stopped giving signs of life.
 * - `timeout`: no full answer in time.
 * - `tls`: the certificate does not convince.
 * - `unauthorized` (401), `forbidden` (403), `notFound` (404), `throttled` (429), `server` (5xx).
 * - `expired` (410): the resource version or the continue token is too old.
 * - `malformed`: an answer that is not what the API promises.
 * - `tooLarge`: an answer above the cap.
 * - `unknownCluster`: the kubernetes plugin has no such cluster (any more).
 * - `noPlugin`: the kubernetes plugin does not answer at all.
 */
export type ClusterErrorCode =
  | 'refused'
  | 'silent'
  | 'timeout'
  | 'tls'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'expired'
  | 'throttled'
  | 'server'
  | 'malformed'
  | 'tooLarge'
  | 'unknownCluster'
  | 'noPlugin'
  | 'unknown';

/** A failure as a value: what, in words without secrets, and the way out where it is known. */
export interface ClusterError {
  readonly code: ClusterErrorCode;
  /** A short phrase: `connection refused`. */
  readonly message: string;
  readonly fix?: string;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** An answer, or why there is none. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ClusterError };

/** An {@link Outcome} with a value. */
export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** An {@link Outcome} without one. */
export function failure(
  code: ClusterErrorCode,
  message: string,
  more: Pick<ClusterError, 'fix' | 'retryAfterMs'> = {},
): { readonly ok: false; readonly error: ClusterError } {
  return { ok: false, error: { code, message, ...more } };
}
