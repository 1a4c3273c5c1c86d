import { ResponseError } from '@backstage/errors';
import {
  CheckManifestsRequest,
  FitManifestsResponse,
  ListQuotasResponse,
  ListSourcesResponse,
  ListTargetsResponse,
  ListWorkloadsRequest,
  ListWorkloadsResponse,
  ValidateManifestsResponse,
  WorkloadAddress,
  WorkloadDetails,
  WorkloadLog,
  WorkloadLogRequest,
  WorkloadManifest,
  WorkloadQuery,
  WorkloadStreamEvent,
} from '../api';
import { AnswerMemory } from './AnswerMemory';
import { MlApi } from './MlApi';
import { readChunks } from './readChunks';
import { parseServerSentEvents } from './serverSentEvents';
import { toSearchParams } from './toSearchParams';
import { toStreamEvent } from './toStreamEvent';
import { toWorkloadPath } from './toWorkloadPath';

/**
 * What an {@link MlClient} needs.
 *
 * @public
 */
export interface MlClientOptions {
  /**
   * Sends the requests with the caller's credentials: `fetchApi.fetch` of Backstage in a browser,
   * a `fetch` that adds a token elsewhere.
   */
  fetch: typeof fetch;
  /**
   * Where the `ml` backend is: `() => discovery.getBaseUrl('ml')`. `plugin://ml` when absent, which
   * the fetch API of Backstage resolves.
   */
  baseUrl?: () => string | Promise<string>;
  /**
   * How long an open stream may say nothing before it counts as broken, in milliseconds. The
   * backend says something at least every 25 seconds; 60,000 when absent.
   */
  silence?: number;
}

/** Enough for the pages that somebody polls. */
const REMEMBERED_ANSWERS = 12;

/**
 * The `ml` backend over HTTP. What is asked for again is asked for by the tag of the answer before:
 * while that holds, nothing is sent, and the answer is the same object as before. So treat answers
 * as immutable. The backend checks permissions all the same.
 *
 * @public
 */
export class MlClient implements MlApi {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: () => string | Promise<string>;
  readonly #silence: number;
  readonly #answers = new AnswerMemory(REMEMBERED_ANSWERS);

  /** Makes a client. */
  static create(options: MlClientOptions): MlClient {
    return new MlClient(options);
  }

  private constructor(options: MlClientOptions) {
    this.#fetch = options.fetch;
    this.#baseUrl = options.baseUrl ?? (() => 'plugin://ml');
    this.#silence = options.silence ?? 60_000;
  }

  /** {@inheritDoc MlApi.listWorkloads} */
  async listWorkloads(
    request: ListWorkloadsRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<ListWorkloadsResponse> {
    return this.#getJson('/workloads', options, toSearchParams(request));
  }

  /** {@inheritDoc MlApi.getWorkload} */
  async getWorkload(
    address: WorkloadAddress,
    options: { signal?: AbortSignal } = {},
  ): Promise<WorkloadDetails> {
    return this.#getJson(toWorkloadPath(address), options);
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
    return this.#getJson(`${toWorkloadPath(request)}/logs`, options, params);
  }

  /** {@inheritDoc MlApi.getWorkloadManifest} */
  async getWorkloadManifest(
    address: WorkloadAddress,
    options: { signal?: AbortSignal } = {},
  ): Promise<WorkloadManifest> {
    return this.#getJson(`${toWorkloadPath(address)}/manifest`, options);
  }

  /** {@inheritDoc MlApi.listQuotas} */
  async listQuotas(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListQuotasResponse> {
    return this.#getJson('/quotas', options);
  }

  /** {@inheritDoc MlApi.listSources} */
  async listSources(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListSourcesResponse> {
    return this.#getJson('/sources', options);
  }

  /** {@inheritDoc MlApi.validateManifests} */
  async validateManifests(
    request: CheckManifestsRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<ValidateManifestsResponse> {
    return this.#postJson('/manifests/validate', request, options);
  }

  /** {@inheritDoc MlApi.fitManifests} */
  async fitManifests(
    request: CheckManifestsRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<FitManifestsResponse> {
    return this.#postJson('/manifests/fit', request, options);
  }

  /** {@inheritDoc MlApi.listTargets} */
  async listTargets(
    options: { signal?: AbortSignal } = {},
  ): Promise<ListTargetsResponse> {
    return this.#getJson('/targets', options);
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
    const response = await this.#fetch(
      await this.#url('/workloads/stream', params),
      { signal: options.signal, headers: { Accept: 'text/event-stream' } },
    );
    await refuseErrors(response);
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

  async #getJson<T>(
    path: string,
    options: { signal?: AbortSignal },
    params = new URLSearchParams(),
  ): Promise<T> {
    const url = await this.#url(path, params);
    const known = this.#answers.get(url);
    const response = await this.#fetch(url, {
      signal: options.signal,
      headers: {
        Accept: 'application/json',
        ...(known && { 'If-None-Match': known.tag }),
      },
    });
    const tag = response.headers.get('ETag');
    if (response.status === 304 && known) {
      this.#answers.set(url, { ...known, tag: tag ?? known.tag });
      return known.body as T;
    }
    await refuseErrors(response);
    const body: T = await response.json();
    if (tag !== null) {
      this.#answers.set(url, { tag, body });
    }
    return body;
  }

  async #postJson<T>(
    path: string,
    body: unknown,
    options: { signal?: AbortSignal },
  ): Promise<T> {
    const url = await this.#url(path, new URLSearchParams());
    const response = await this.#fetch(url, {
      method: 'POST',
      signal: options.signal,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    await refuseErrors(response);
    return response.json();
  }

  async #url(path: string, params: URLSearchParams): Promise<string> {
    const search = params.toString();
    return `${await this.#baseUrl()}${path}${search && `?${search}`}`;
  }
}

async function refuseErrors(response: Response): Promise<void> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
}
