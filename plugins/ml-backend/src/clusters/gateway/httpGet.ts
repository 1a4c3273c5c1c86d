import { IncomingHttpHeaders, IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What came back. The body is read once, or the signal of the request aborts. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/**
 * A GET request. It follows no redirect, and takes gzip off where `accept-encoding` asks for it.
 *
 * Not `fetch`: that of Node up to at least 24.18 throws `assert(!this.paused)` at the process, where
 * nobody can catch it, when the end of a connection is there before the body was read
 * (https://github.com/nodejs/undici/issues/5360). The kubernetes plugin's proxy passes on the
 * `Connection: close` of the API server, so that each of its answers ends one.
 *
 * @throws what the connection throws when it breaks before the headers are there; the body throws
 * what comes later.
 */
export function httpGet(
  url: string,
  options: { headers: Record<string, string>; signal: AbortSignal },
): Promise<HttpAnswer> {
  const send = url.startsWith('https:') ? secureRequest : request;
  return new Promise((resolve, reject) => {
    // A connection of its own: one that goes back to an agent is nobody's for a moment, and an abort
    // in that moment throws at the process.
    send(url, { ...options, agent: false }, answer => {
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: decoded(answer),
      });
    })
      // Also takes what breaks after the headers, which the body tells.
      .on('error', reject)
      .end();
  });
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
