import { readFileSync } from 'node:fs';
import https from 'node:https';
import { parse } from 'yaml';

/** How to sign in to an API server. */
export interface Credentials {
  server: string;
  token: string;
  ca: Buffer;
}

/** An API server's refusal. */
export interface Refusal extends Error {
  code: number;
}

/** The first cluster and user of a kubeconfig. */
export function readCredentials(file: string): Credentials {
  const config = parse(readFileSync(file, 'utf8'));
  const { cluster } = config.clusters[0];
  const { token } = config.users[0].user;
  const authority = cluster['certificate-authority-data'];
  const ca = authority
    ? Buffer.from(authority, 'base64')
    : readFileSync(cluster['certificate-authority']);
  return { server: cluster.server, token, ca };
}

/** Asks an API server as its administrator. */
export class AdminClient {
  readonly #credentials: Credentials;
  readonly #agent = new https.Agent({ keepAlive: true, maxSockets: 8 });

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /**
   * One request; a `PATCH` is a merge patch.
   *
   * @throws Refusal with the HTTP status
   */
  request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const { server, token, ca } = this.#credentials;
    return new Promise((resolve, reject) => {
      const request = https.request(
        server + path,
        {
          method,
          ca,
          agent: this.#agent,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type':
              method === 'PATCH'
                ? 'application/merge-patch+json'
                : 'application/json',
          },
        },
        async response => {
          let text = '';
          for await (const chunk of response) {
            text += chunk;
          }
          const code = response.statusCode ?? 0;
          if (code < 300) {
            resolve(JSON.parse(text));
          } else {
            reject(Object.assign(new Error(`${code} ${text}`), { code }));
          }
        },
      );
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Closes its idle connections. */
  close() {
    this.#agent.destroy();
  }
}
