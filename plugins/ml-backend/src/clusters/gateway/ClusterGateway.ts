import { Outcome } from './ClusterError';

/** A cluster as the portal's configuration names it. */
export interface ClusterInfo {
  readonly name: string;
  readonly title?: string;
  /** Set when only the user's browser can sign in to it, so that a background reader cannot. */
  readonly needsUserSignIn?: true;
}

/** A read of a cluster's API. */
export interface ClusterRequest {
  /** An absolute path whose segments are encoded: `/apis/batch/v1/jobs`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly accept?: string;
  readonly signal: AbortSignal;
}

/**
 * The way to the clusters. Reads only: it has no method that could change anything. Failures are
 * values; every call settles within the gateway's own deadlines.
 */
export interface ClusterGateway {
  /** The clusters that are configured now. */
  listClusters(signal: AbortSignal): Promise<Outcome<ClusterInfo[]>>;
  /** A GET whose whole answer is JSON. */
  request(cluster: string, request: ClusterRequest): Promise<Outcome<unknown>>;
  /**
   * A GET whose answer goes on. Settles when the headers are there, which through a proxy may be as
   * late as the first byte; fails with `timeout` when there are none for longer than a healthy watch
   * is quiet. The iteration throws when the connection breaks; `networkError` makes a value of what
   * it throws. Aborting the signal ends it.
   */
  openWatch(
    cluster: string,
    request: ClusterRequest,
  ): Promise<Outcome<AsyncIterable<Uint8Array>>>;
}
