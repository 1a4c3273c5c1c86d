import http, { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { RelayContext } from './loadContexts';
import { sendStatus } from './status';

/** How long an API server may take until its headers come; a watch sends them at once. */
const HEADERS_TIMEOUT_MS = 60_000;

/** What a reader may say; everything else, above all its credentials, stays here. */
const PASSED = ['accept', 'accept-encoding', 'if-none-match', 'user-agent'];

/** Headers that belong to one connection, not to the answer (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Asks the cluster with the context's own credentials, and streams the answer back. Never rejects. */
export async function forward(
  { server, config, name }: RelayContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const options: https.RequestOptions = {
    method: request.method,
    headers: Object.fromEntries(
      PASSED.flatMap(header => {
        const value = request.headers[header];
        return value === undefined ? [] : [[header, value]];
      }),
    ),
  };
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    sendStatus(
      response,
      502,
      'BadGateway',
      `no credentials for context "${name}": ${causeOf(error)}`,
    );
    return;
  }
  if (response.destroyed) {
    return;
  }

  const { request: send } = server.startsWith('https:') ? https : http;
  const upstream = send(`${server}${request.url}`, options);
  const tooLate = setTimeout(
    () =>
      upstream.destroy(
        Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }),
      ),
    HEADERS_TIMEOUT_MS,
  );
  response.on('close', () => upstream.destroy());
  upstream.on('response', answer => {
    clearTimeout(tooLate);
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    // A watch may have no event for long: its client must know that it is open.
    response.flushHeaders();
    answer.pipe(response);
    // A broken answer must not look like a whole one.
    answer.on('error', () => response.destroy());
    answer.on('aborted', () => response.destroy());
  });
  upstream.on('error', (error: NodeJS.ErrnoException) => {
    clearTimeout(tooLate);
    if (response.destroyed) {
      return;
    }
    const late = error.code === 'ETIMEDOUT';
    sendStatus(
      response,
      late ? 504 : 502,
      late ? 'Timeout' : 'BadGateway',
      `the API server of context "${name}" did not answer: ${causeOf(error)}`,
    );
  });
  upstream.end();
}

function endToEnd(headers: http.IncomingHttpHeaders) {
  return Object.fromEntries(
    Object.entries(headers).filter(([header]) => !HOP_BY_HOP.has(header)),
  );
}

/** The shortest true thing that can be said of an error, on one line. */
function causeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length) {
    return causeOf(error.errors[0]);
  }
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim().slice(0, 300) || 'unknown cause';
}
