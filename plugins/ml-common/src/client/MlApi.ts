import {
  CheckManifestsRequest,
  FitManifestsResponse,
  ListQuotaReportsResponse,
  ListQuotasResponse,
  ListSourcesResponse,
  ListTargetsResponse,
  ListWorkloadsRequest,
  ListWorkloadsResponse,
  QuotaAddress,
  QuotaReportResponse,
  ValidateManifestsResponse,
  WorkloadAddress,
  WorkloadDetails,
  WorkloadLog,
  WorkloadLogRequest,
  WorkloadManifest,
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

  /**
   * One workload, why it is as it is, and what that rests on.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses; with status 404 when
   *   there is no such workload, or the caller may not see it.
   */
  getWorkload(
    address: WorkloadAddress,
    options?: { signal?: AbortSignal },
  ): Promise<WorkloadDetails>;

  /**
   * The last lines that a container of a workload printed.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses; with status 404 also
   *   when the pod is none of the workload's.
   */
  getWorkloadLog(
    request: WorkloadLogRequest,
    options?: { signal?: AbortSignal },
  ): Promise<WorkloadLog>;

  /**
   * The object of a workload as YAML, masked.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses.
   */
  getWorkloadManifest(
    address: WorkloadAddress,
    options?: { signal?: AbortSignal },
  ): Promise<WorkloadManifest>;

  /**
   * The quotas that the caller may see.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses.
   */
  listQuotas(options?: { signal?: AbortSignal }): Promise<ListQuotasResponse>;

  /**
   * Every quota of accelerators that the caller may see, with who holds it and who waits for it.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses.
   */
  listQuotaReports(options?: {
    signal?: AbortSignal;
  }): Promise<ListQuotaReportsResponse>;

  /**
   * One quota, with who holds it and who waits for it.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses; with status 404 when
   *   there is no such quota, or the caller may not see it.
   */
  getQuotaReport(
    address: QuotaAddress,
    options?: { signal?: AbortSignal },
  ): Promise<QuotaReportResponse>;

  /**
   * How fresh each kind on each cluster is, as far as the caller may know.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses.
   */
  listSources(options?: { signal?: AbortSignal }): Promise<ListSourcesResponse>;

  /**
   * What a cluster would say of manifests, as far as the schemas that it serves tell. A cluster that
   * does not answer is no error: the answer says what was not checked.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses; with status 400 when
   *   there are more than 200 manifests or a million bytes, 404 when there is no such cluster or the
   *   caller may not know of it.
   */
  validateManifests(
    request: CheckManifestsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ValidateManifestsResponse>;

  /**
   * Whether manifests would get quota and a node on a cluster, with the reasons and the age of the
   * figures.
   *
   * @throws `ResponseError` of `@backstage/errors` as {@link MlApi.validateManifests} does.
   */
  fitManifests(
    request: CheckManifestsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<FitManifestsResponse>;

  /**
   * Where the caller can send work: clusters, namespaces, queues and accelerators, with what is free.
   *
   * @throws `ResponseError` of `@backstage/errors` when the backend refuses.
   */
  listTargets(options?: { signal?: AbortSignal }): Promise<ListTargetsResponse>;
}
