import { ResponseError } from '@backstage/errors';
import { AnswerMemory } from './AnswerMemory';

/**
 * How the requests of a client get to the backend.
 *
 * @public
 */
export interface ApiRequestsOptions {
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
}

/** Enough for the pages that somebody polls. */
const REMEMBERED_ANSWERS = 12;

/**
 * Requests to the backend. What is asked for again is asked for by the tag of the answer before:
 * while that holds, nothing is sent, and the answer is the same object as before.
 */
export class ApiRequests {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: () => string | Promise<string>;
  readonly #answers = new AnswerMemory(REMEMBERED_ANSWERS);

  static create(options: ApiRequestsOptions): ApiRequests {
    return new ApiRequests(options);
  }

  private constructor(options: ApiRequestsOptions) {
    this.#fetch = options.fetch;
    this.#baseUrl = options.baseUrl ?? (() => 'plugin://ml');
  }

  async getJson<T>(
    path: string,
    options: { signal?: AbortSignal },
    params?: URLSearchParams,
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

  async postJson<T>(
    path: string,
    body: unknown,
    options: { signal?: AbortSignal },
  ): Promise<T> {
    const response = await this.#fetch(await this.#url(path), {
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

  /** An answer whose body is read as it comes. */
  async open(
    path: string,
    options: { signal: AbortSignal; headers: Record<string, string> },
    params: URLSearchParams,
  ): Promise<Response> {
    const response = await this.#fetch(await this.#url(path, params), options);
    await refuseErrors(response);
    return response;
  }

  async #url(path: string, params?: URLSearchParams): Promise<string> {
    const search = params?.toString();
    return `${await this.#baseUrl()}${path}${search ? `?${search}` : ''}`;
  }
}

async function refuseErrors(response: Response): Promise<void> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
}
