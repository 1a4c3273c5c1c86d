import {
  ListWorkloadsRequest,
  ListWorkloadsResponse,
  WorkloadQuery,
  WorkloadStreamEvent,
} from '../api';

/**
 * The backend's API as its callers see it. Implemented by `MlClient`, and by fakes in tests.
 *
 * @public
 */
export interface MlApi {
  /**
   * One page of workloads.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses.
   */
  listWorkloads(
    request: ListWorkloadsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ListWorkloadsResponse>;

  /**
   * One connection to the stream: a snapshot (unless `since` can be resumed from), then deltas.
   * The iteration ends when the connection does, and throws when it breaks or is refused.
   * `followWorkloads` adds the reconnects.
   */
  streamWorkloads(
    query: WorkloadQuery,
    options: { since?: string; signal: AbortSignal },
  ): AsyncIterable<WorkloadStreamEvent>;
}
