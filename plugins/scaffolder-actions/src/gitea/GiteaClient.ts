import { ServiceUnavailableError } from '@backstage/errors';
import { z } from 'zod';
import { answers } from './answers';
import { giteaError } from './giteaError';

/** The longest that one request may take, in milliseconds. */
const TIMEOUT = 60_000;

/** One request to the API. */
export interface GiteaRequest {
  /** What it is for, for errors: `push to main of ml/flowers`. */
  action: string;
  method?: 'GET' | 'POST' | 'PATCH';
  /** Below `/api/v1`; each part is encoded. */
  path: readonly (string | number)[];
  query?: Record<string, string>;
  body?: unknown;
}

/** Gitea's API, as one user. */
export class GiteaClient {
  readonly #apiUrl: string;
  readonly #headers: Record<string, string>;
  readonly #signal: AbortSignal | undefined;

  private constructor(
    apiUrl: string,
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
  ) {
    this.#apiUrl = apiUrl;
    this.#headers = headers;
    this.#signal = signal;
  }

  /**
   * @param options - the address of the host, the `Authorization` header, and what ends requests
   */
  static create(options: {
    baseUrl: string;
    authorization: string;
    signal?: AbortSignal;
  }): GiteaClient {
    return new GiteaClient(
      `${options.baseUrl.replace(/\/+$/, '')}/api/v1`,
      { authorization: options.authorization },
      options.signal,
    );
  }

  /** @throws the error of `giteaError` for every answer that is no success. */
  async request<T>(schema: z.ZodType<T>, request: GiteaRequest): Promise<T> {
    const answer = await this.#send(request);
    if (!answer.ok) {
      throw giteaError(request.action, answer.status, await wordsOf(answer));
    }
    return schema.parse(await answer.json());
  }

  /** As `request`, and undefined for what is not there. */
  async find<T>(
    schema: z.ZodType<T>,
    request: GiteaRequest,
  ): Promise<T | undefined> {
    try {
      return await this.request(schema, request);
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }

  async #send({ action, method = 'GET', path, query, body }: GiteaRequest) {
    const parts = path.map(part => encodeURIComponent(part));
    const search = query ? `?${new URLSearchParams(query)}` : '';
    const timeout = AbortSignal.timeout(TIMEOUT);
    const signal = this.#signal
      ? AbortSignal.any([this.#signal, timeout])
      : timeout;
    try {
      return await fetch(`${this.#apiUrl}/${parts.join('/')}${search}`, {
        method,
        headers: { ...this.#headers, 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal,
      });
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw new ServiceUnavailableError(
        `Could not ${action}: the host does not answer. Start the task again when it does`,
        error,
      );
    }
  }
}

async function wordsOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return answers.error.parse(JSON.parse(text)).message;
  } catch {
    return answer.statusText || 'it gives no reason';
  }
}
