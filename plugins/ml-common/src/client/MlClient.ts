import { ResponseError } from '@backstage/errors';
import {
  ListWorkloadsRequest,
  ListWorkloadsResponse,
  WorkloadQuery,
  WorkloadStreamEvent,
} from '../api';
import { MlApi } from './MlApi';
import { readChunks } from './readChunks';
import { parseServerSentEvents } from './serverSentEvents';
import { toSearchParams } from './toSearchParams';
import { toStreamEvent } from './toStreamEvent';

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

/**
 * The `ml` backend over HTTP.
 *
 * @public
 */
export class MlClient implements MlApi {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: () => string | Promise<string>;
  readonly #silence: number;

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
    const response = await this.#get('/workloads', toSearchParams(request), {
      signal: options.signal,
      headers: { Accept: 'application/json' },
    });
    return await response.json();
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
    const response = await this.#get('/workloads/stream', params, {
      signal: options.signal,
      headers: { Accept: 'text/event-stream' },
    });
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

  async #get(
    path: string,
    params: URLSearchParams,
    init: RequestInit,
  ): Promise<Response> {
    const search = params.toString();
    const url = `${await this.#baseUrl()}${path}${search && `?${search}`}`;
    const response = await this.#fetch(url, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
