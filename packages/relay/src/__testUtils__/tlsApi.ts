import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { IncomingMessage, RequestListener } from 'node:http';
import https from 'node:https';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { stringify } from 'yaml';

/** A throw-away authority with a server and a client certificate in a folder of its own. */
export function createCertificates(): string {
  const dir = mkdtempSync(join(tmpdir(), 'relay-'));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const key = (name: string, subject: string) =>
    openssl(
      ...'req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'.split(
        ' ',
      ),
      ...['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject],
    );
  key('ca', '/CN=test authority');
  openssl(
    ...'x509 -req -days 1 -in ca.csr -signkey ca.key -out ca.crt'.split(' '),
  );
  writeFileSync(join(dir, 'san'), 'subjectAltName=IP:127.0.0.1');
  for (const name of ['server', 'client']) {
    key(name, `/CN=test ${name}`);
    openssl(
      ...['x509', '-req', '-days', '1', '-in', `${name}.csr`],
      ...['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-extfile', 'san', '-out', `${name}.crt`],
    );
  }
  return dir;
}

/** An API server that asks for a client certificate. */
export class TlsApi {
  readonly requests: IncomingMessage[] = [];
  readonly #server: https.Server;

  private constructor(server: https.Server) {
    this.#server = server;
  }

  static async create(dir: string, answer: RequestListener): Promise<TlsApi> {
    const pem = (file: string) => readFileSync(join(dir, file));
    const server = https.createServer({
      key: pem('server.key'),
      cert: pem('server.crt'),
      ca: pem('ca.crt'),
      requestCert: true,
      rejectUnauthorized: false,
    });
    const api = new TlsApi(server);
    server.on('request', (request, response) => {
      api.requests.push(request);
      answer(request, response);
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return api;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `https://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** Who signed in by certificate. */
export function clientName(request: IncomingMessage): string | undefined {
  const socket = request.socket as TLSSocket;
  return socket.authorized
    ? String(socket.getPeerCertificate().subject.CN)
    : undefined;
}

/** Writes a kubeconfig with one context `test` and answers its path. */
export function writeKubeconfig(
  dir: string,
  server: string,
  user: object,
): string {
  const file = join(mkdtempSync(join(tmpdir(), 'relay-')), 'config');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [
      {
        name: 'c',
        cluster: { server, 'certificate-authority': join(dir, 'ca.crt') },
      },
    ],
    users: [{ name: 'u', user }],
    contexts: [
      { name: 'test', context: { cluster: 'c', user: 'u' } },
      { name: 'other', context: { cluster: 'c', user: 'u' } },
    ],
  };
  writeFileSync(file, stringify(config));
  return file;
}
