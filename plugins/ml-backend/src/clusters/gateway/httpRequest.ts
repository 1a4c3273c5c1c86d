import {
  Agent,
  IncomingHttpHeaders,
  IncomingMessage,
  request,
} from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What came back. The body is read once, or the signal of the request aborts. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/** What to ask for. */
export interface HttpRequest {
  headers: Record<string, string>;
  signal: AbortSignal;
  /** `GET` when absent. */
  method?: 'GET' | 'POST';
  body?: string;
  /** Goes through the proxy of the environment, where Node is told to (`NODE_USE_ENV_PROXY`). */
  mayUseProxy?: boolean;
}

/**
 * One request. It follows no redirect, and takes gzip off where `accept-encoding` asks for it.
 *
 * Not `fetch`: that of Node up to at least 24.18 throws `assert(!this.paused)` at the process, where
 * nobody can catch it, when the end of a connection is there before the body was read
 * (https://github.com/nodejs/undici/issues/5360). The kubernetes plugin's proxy passes on the
 * `Connection: close` of the API server, so that each of its answers ends one.
 *
 * @throws what the connection throws when it breaks before the headers are there; the body throws
 * what comes later.
 */
export function httpRequest(
  url: string,
  { body, mayUseProxy, ...options }: HttpRequest,
): Promise<HttpAnswer> {
  const secure = url.startsWith('https:');
  const send = secure ? secureRequest : request;
  return new Promise((resolve, reject) => {
    // A connection of its own: one that goes back to an agent is nobody's for a moment, and an abort
    // in that moment throws at the process.
    const agent = mayUseProxy ? proxyAgent(secure) : false;
    send(url, { ...options, agent }, answer => {
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: decoded(answer),
      });
    })
      // Also takes what breaks after the headers, which the body tells.
      .on('error', reject)
      .end(body);
  });
}

/** https://nodejs.org/api/http.html#built-in-proxy-support */
function proxyAgent(secure: boolean): Agent | false {
  if (process.env.NODE_USE_ENV_PROXY !== '1') {
    return false;
  }
  const options = { keepAlive: false, proxyEnv: process.env };
  return secure ? new SecureAgent(options) : new Agent(options);
}

function decoded(answer: IncomingMessage): Readable {
  // Who reads the body is told what breaks it; nobody need listen before.
  answer.on('error', () => undefined);
  if (answer.headers['content-encoding'] !== 'gzip') {
    return answer;
  }
  return pipeline(answer, createGunzip(), () => undefined).on(
    'error',
    () => undefined,
  );
}
