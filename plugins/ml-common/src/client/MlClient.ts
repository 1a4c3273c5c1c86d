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
import { ApiRequests, ApiRequestsOptions } from './ApiRequests';
import { MlApi } from './MlApi';
import { readChunks } from './readChunks';
import { parseServerSentEvents } from './serverSentEvents';
import { toQuotaReportPath } from './toQuotaReportPath';
import { toSearchParams } from './toSearchParams';
import { toStreamEvent } from './toStreamEvent';
import { toWorkloadPath } from './toWorkloadPath';

/**
 * What an {@link MlClient} needs.
 *
 * @public
 */
export interface MlClientOptions extends ApiRequestsOptions {
  /**
   * How long an open stream may say nothing before it counts as broken, in milliseconds. The
   * backend says something at least every 25 seconds; 60,000 when absent.
   */
  silence?: number;
}

/**
 * The `ml` backend over HTTP. What is asked for again is asked for by the tag of the answer before:
 * while that holds, nothing is sent, and the answer is the same object as before. So treat answers
 * as immutable. The backend checks permissions all the same.
 *
 * @public
 */
export class MlClient implements MlApi {
  readonly #requests: ApiRequests;
  readonly #silence: number;

  /** Makes a client. */
  static create(options: MlClientOptions): MlClient {
    return new MlClient(options);
  }

  private constructor(options: MlClientOptions) {
    this.#requests = ApiRequests.create(options);
    this.#silence = options.silence ?? 60_000;
  }

  /** {@inheritDoc MlApi.listWorkloads} */
  async listWorkloads(
    request: ListWorkloadsRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<ListWorkloadsResponse> {
    return this.#requests.getJson(
      '/workloads',
      options,
      toSearchParams(request),
    );
  }

  /** {@inheritDoc MlApi.getWorkload} */
  async getWorkload(
    address: WorkloadAddress,
    options: { signal?: AbortSignal } = {},
  ): Promise<WorkloadDetails> {
    return this.#requests.getJson(toWorkloadPath(address), options);
  }

  /** {@inheritDoc MlApi.getWorkloadLog} */
  async getWorkloadLog(
    request: WorkloadLogRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<WorkloadLog> {
    const { pod, container, previous, tailLines } = request;
    const params = new URLSearchParams({
      pod,
      ...(container !== undefined && { container }),
      ...(previous !== undefined && { previous: String(previous) }),
      ...(tailLines !== undefined && { tailLines: String(tailLines) }),
    });
    return this.#requests.getJson(
      `${toWorkloadPath(request)}/logs`,
      options,
      params,
    );
  }

  /** {@inheritDoc MlApi.getWorkloadManifest} */
  async getWorkloadManifest(
    address: WorkloadAddress,
    options: { signal?: AbortSignal } = {},
  ): Promise<WorkloadManifest> {
    return this.#requests.getJson(
      `${toWorkloadPath(address)}/manifest`,
      options,
    );
  }

  /** {@inheritDoc MlApi.listQuotas} */
  async listQuotas(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListQuotasResponse> {
    return this.#requests.getJson('/quotas', options);
  }

  /** {@inheritDoc MlApi.listQuotaReports} */
  async listQuotaReports(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListQuotaReportsResponse> {
    return this.#requests.getJson('/quotas/report', options);
  }

  /** {@inheritDoc MlApi.getQuotaReport} */
  async getQuotaReport(
    address: QuotaAddress,
    options: { signal?: AbortSignal } = {},
  ): Promise<QuotaReportResponse> {
    return this.#requests.getJson(toQuotaReportPath(address), options);
  }

  /** {@inheritDoc MlApi.listSources} */
  async listSources(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListSourcesResponse> {
    return this.#requests.getJson('/sources', options);
  }

  /** {@inheritDoc MlApi.validateManifests} */
  async validateManifests(
    request: CheckManifestsRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<ValidateManifestsResponse> {
    return this.#requests.postJson('/manifests/validate', request, options);
  }

  /** {@inheritDoc MlApi.fitManifests} */
  async fitManifests(
    request: CheckManifestsRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<FitManifestsResponse> {
    return this.#requests.postJson('/manifests/fit', request, options);
  }

  /** {@inheritDoc MlApi.listTargets} */
  async listTargets(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListTargetsResponse> {
    return this.#requests.getJson('/targets', options);
  }

  /** {@inheritDoc MlApi.streamWorkloads} */
  async *streamWorkloads(
    query: WorkloadQuery,
    options: { since?: string; signal: AbortSignal },
  ): AsyncGenerator<WorkloadStreamEvent, void, undefined> {
    const params = toSearchParams(query);
    if (options.since) {
      params.append('since', options.since);
    }
    const response = await this.#requests.open(
      '/workloads/stream',
      { signal: options.signal, headers: { Accept: 'text/event-stream' } },
      params,
    );
    if (!response.body) {
      throw new Error('The stream of workloads came without a body');
    }
    const chunks = readChunks(response.body, this.#silence);
    for await (const received of parseServerSentEvents(chunks)) {
      const event = toStreamEvent(received);
      if (event) {
        yield event;
      }
    }
  }
}
