import { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContexts } from './loadContexts';
import { Relay } from './Relay';
import {
  clientName,
  createCertificates,
  TlsApi,
  writeKubeconfig,
} from './__testUtils__/tlsApi';

describe('Relay', () => {
  const dir = createCertificates();
  const certificate = {
    'client-certificate': join(dir, 'client.crt'),
    'client-key': join(dir, 'client.key'),
  };
  const open: Array<{ close(): Promise<void> }> = [];
  const watches: ServerResponse[] = [];
  let api: TlsApi;

  const start = async (user: object, server = api.url) => {
    const [context] = await loadContexts(
      writeKubeconfig(dir, server, user),
      [],
    );
    const relay = await Relay.create(context);
    open.push(relay);
    return relay.access;
  };
  const get = (
    { url, token }: { url: string; token: string },
    path: string,
    init: RequestInit = {},
  ) =>
    fetch(url + path, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });

  beforeEach(async () => {
    api = await TlsApi.create(dir, (request, response) => {
      if (request.url?.includes('watch=')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.flushHeaders();
        watches.push(response);
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          client: clientName(request),
          authorization: request.headers.authorization,
          cookie: request.headers.cookie,
          impersonate: request.headers['impersonate-user'],
          url: request.url,
        }),
      );
    });
    open.push(api);
  });

  afterEach(async () => {
    watches.splice(0).forEach(watch => watch.destroy());
    await Promise.all(open.splice(0).map(server => server.close()));
  });

  it('signs in by client certificate, and keeps what the client brought to itself', async () => {
    const relay = await start(certificate);
    const response = await get(
      relay,
      '/api/v1/pods?limit=5&labelSelector=a%3Db',
      {
        headers: { cookie: 'session=1', 'impersonate-user': 'admin' },
      },
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      client: 'test client',
      url: '/api/v1/pods?limit=5&labelSelector=a%3Db',
    });
  });

  it('asks a credential plugin again when its token has expired', async () => {
    const plugin = join(dir, 'plugin');
    writeFileSync(
      plugin,
      `#!/usr/bin/env node
      const fs = require('fs');
      const n = 1 + (fs.existsSync('${plugin}.n') ? +fs.readFileSync('${plugin}.n') : 0);
      fs.writeFileSync('${plugin}.n', String(n));
      console.log(JSON.stringify({
        kind: 'ExecCredential',
        status: { token: 'token-' + n, expirationTimestamp: new Date(0).toISOString() },
      }));`,
    );
    chmodSync(plugin, 0o755);
    const relay = await start({
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: plugin,
        interactiveMode: 'Never',
      },
    });
    const tokens = [];
    for (let i = 0; i < 2; i += 1) {
      tokens.push((await (await get(relay, '/version')).json()).authorization);
    }
    expect(tokens).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it.each([
    ['no token', {}, '/version', { authorization: 'Bearer x' }, 401],
    ['POST', { method: 'POST' }, '/api/v1/pods', {}, 405],
    ['DELETE', { method: 'DELETE' }, '/api/v1/pods', {}, 405],
    ['exec', {}, '/api/v1/namespaces/a/pods/b/exec?command=ls', {}, 403],
    ['encoded exec', {}, '/api/v1/namespaces/a/pods/b/%65xec', {}, 403],
    [
      'proxy to a service',
      {},
      '/api/v1/namespaces/a/services/b/proxy/',
      {},
      403,
    ],
    ['proxy to a node', {}, '/api/v1/nodes/n/proxy/logs', {}, 403],
    ['the old proxy prefix', {}, '/api/v1/proxy/nodes/n', {}, 403],
    ['an encoded step up', {}, '/api/v1/%2e%2e%2fx/..%2f/%2E%2E/pods', {}, 400],
  ])('refuses %s', async (_title, init, path, headers, status) => {
    const relay = await start(certificate);
    const response = await raw(relay, path, { ...init, headers });
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ kind: 'Status', code: status });
    expect(api.requests).toHaveLength(0);
  });

  it.each([
    '/api/v1/namespaces/exec/pods',
    '/api/v1/namespaces/a/pods/proxy/log',
  ])('passes %s, for only the subresource matters', async path => {
    const relay = await start(certificate);
    expect((await get(relay, path)).status).toBe(200);
  });

  it('refuses upgrades', async () => {
    const relay = await start(certificate);
    const socket = connect(Number(new URL(relay.url).port), '127.0.0.1');
    socket.write(
      `GET /api/v1/pods HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${relay.token}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 403 /);
    expect(api.requests).toHaveLength(0);
  });

  it('streams a watch as it comes, and ends it when the client goes', async () => {
    const relay = await start(certificate);
    const client = new AbortController();
    const response = await get(relay, '/api/v1/pods?watch=1', {
      signal: client.signal,
    });
    const reader = response.body!.getReader();
    // Each event is awaited before the next is sent: a relay that collects would hang here.
    for (const event of ['{"type":"ADDED"}\n', '{"type":"DELETED"}\n']) {
      watches[0].write(event);
      const { value } = await reader.read();
      expect(Buffer.from(value!).toString()).toBe(event);
    }
    const ended = once(watches[0], 'close');
    client.abort();
    await ended;
  });

  it('breaks off an answer that the API server broke off', async () => {
    const relay = await start(certificate);
    const response = await get(relay, '/api/v1/pods?watch=1');
    watches[0].write('{"type":');
    watches[0].destroy();
    await expect(response.text()).rejects.toThrow();
  });

  it('says why a cluster does not answer', async () => {
    const gone = api.url;
    await api.close();
    const response = await get(await start(certificate, gone), '/version');
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      kind: 'Status',
      code: 502,
      message: expect.stringMatching(/context "test".*ECONNREFUSED/),
    });
  });

  it('says why there are no credentials', async () => {
    const relay = await start({
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: join(dir, 'absent-plugin'),
      },
    });
    const response = await get(relay, '/version');
    expect(response.status).toBe(502);
    expect((await response.json()).message).toMatch(
      /^no credentials for context "test": .*ENOENT/,
    );
  });
});

/** A request whose path nobody tidies up, as fetch would. */
async function raw(
  { url, token }: { url: string; token: string },
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: object },
) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const all: Record<string, string> = {
    host: 'x',
    connection: 'close',
    authorization: `Bearer ${token}`,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end([`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  let text = '';
  for await (const chunk of socket) {
    text += chunk;
  }
  return {
    status: Number(text.split(' ')[1]),
    body: JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)),
  };
}
