import { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * Enough of `fetch` for an API server whose certificate is of an authority of its own; Node's own
 * takes none.
 *
 * @param ca - the certificate of the authority, in PEM
 */
export function trustingFetch(ca: string): typeof globalThis.fetch {
  return (input, init = {}) =>
    new Promise((done, fail) => {
      const req = request(
        String(input),
        {
          ca,
          method: init.method,
          headers: init.headers as { [name: string]: string },
          signal: init.signal ?? undefined,
        },
        res => {
          const headers = new Headers();
          for (const [name, value] of Object.entries(res.headers)) {
            headers.set(name, String(value));
          }
          const status = res.statusCode ?? 0;
          const empty = status === 204 || status === 304;
          done(
            new Response(
              empty ? null : (Readable.toWeb(decoded(res)) as ReadableStream),
              { status, headers },
            ),
          );
        },
      );
      req.on('error', fail);
      if (init.body) {
        req.write(init.body);
      }
      req.end();
    });
}

function decoded(res: IncomingMessage): Readable {
  return res.headers['content-encoding'] === 'gzip'
    ? res.pipe(createGunzip())
    : res;
}
