import { IncomingHttpHeaders } from 'node:http';
import { httpRequest } from '../../../clusters/gateway/httpRequest';
import { readText } from '../../../clusters/gateway/readText';

/** One request of HTTP, with all that it takes. */
export interface TransportRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** JSON; it makes the request a `POST`. */
  readonly body?: string;
  /** The most bytes of an answer. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** What came back, whatever its status. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Absent when it is larger than was allowed. */
  readonly text?: string;
}

/**
 * The way to a server. Follows no redirect, for it would carry the sign-in to somebody whom nobody
 * configured.
 *
 * @throws what the connection throws when it breaks.
 */
export type MlflowTransport = (
  request: TransportRequest,
) => Promise<TransportAnswer>;

/** HTTP by Node, without an `Origin`, which MLflow would refuse. */
export const nodeTransport: MlflowTransport = async request => {
  const { url, headers, body, maxBytes, signal } = request;
  const answer = await httpRequest(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...headers,
      'accept-encoding': 'gzip',
      ...(body !== undefined && {
        'content-length': String(Buffer.byteLength(body)),
      }),
    },
    body,
    signal,
    mayUseProxy: true,
  });
  const text = await readText(answer.body, maxBytes);
  return { status: answer.status, headers: answer.headers, text };
};
