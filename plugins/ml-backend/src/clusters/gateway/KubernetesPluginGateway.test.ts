import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { Clock, systemClock } from '../Clock';
import { KubernetesPluginGateway } from './KubernetesPluginGateway';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A hundred times faster than the machine's, so that deadlines come soon. */
const fastClock: Clock = {
  now: systemClock.now,
  after: (ms, callback) => systemClock.after(ms / 100, callback),
};

describe('KubernetesPluginGateway', () => {
  let handler: Handler;
  let seen: IncomingMessage[];
  const server = createServer((request, response) => {
    seen.push(request);
    handler(request, response);
  });
  const never = new AbortController().signal;

  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });
  beforeEach(() => {
    seen = [];
  });

  function createGateway(clock?: Clock) {
    const { port } = server.address() as AddressInfo;
    return KubernetesPluginGateway.create({
      auth: mockServices.auth(),
      discovery: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
        getExternalBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      clock,
    });
  }

  const json =
    (value: unknown, status = 200): Handler =>
    (_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(value));
    };

  it('lists the clusters of the kubernetes plugin', async () => {
    handler = json({
      items: [
        { name: 'east', title: 'East', authProvider: 'serviceAccount' },
        { name: 'cloud', authProvider: 'oidc' },
        { title: 'no name' },
        null,
      ],
    });
    expect(await createGateway().listClusters(never)).toEqual({
      ok: true,
      value: [
        { name: 'east', title: 'East' },
        { name: 'cloud', needsUserSignIn: true },
      ],
    });
    expect(seen[0].url).toBe('/api/kubernetes/clusters');
    expect(seen[0].headers.authorization).toMatch(/^Bearer .+/);
  });

  it('says when the plugin is not there, or speaks in riddles', async () => {
    const gateway = createGateway();
    handler = (_, response) => response.writeHead(404).end('Not found');
    expect(await gateway.listClusters(never)).toMatchObject({
      ok: false,
      error: { code: 'noPlugin', fix: expect.any(String) },
    });
    handler = json({ items: null });
    expect(await gateway.listClusters(never)).toMatchObject({
      error: { code: 'malformed' },
    });
  });

  it('reads through the proxy, with the cluster in a header and the query in the path', async () => {
    handler = json({ kind: 'JobList' });
    const answer = await createGateway().request('east', {
      path: '/apis/batch/v1/jobs',
      query: { limit: '2', continue: 'a/b=' },
      signal: never,
    });
    expect(answer).toEqual({ ok: true, value: { kind: 'JobList' } });
    expect(seen[0].method).toBe('GET');
    expect(seen[0].url).toBe(
      '/api/kubernetes/proxy/apis/batch/v1/jobs?limit=2&continue=a%2Fb%3D',
    );
    expect(seen[0].headers['backstage-kubernetes-cluster']).toBe('east');
  });

  it('follows no redirect', async () => {
    handler = (_, response) =>
      response.writeHead(302, { Location: '/elsewhere' }).end();
    const answer = await createGateway().request('east', {
      path: '/version',
      signal: never,
    });
    expect(answer).toMatchObject({ error: { code: 'malformed' } });
    expect(seen).toHaveLength(1);
  });

  it('gives up what does not answer, what stalls in its body, and what has no end', async () => {
    const gateway = createGateway(fastClock);
    const request = { path: '/x', signal: never };
    handler = () => {};
    expect(await gateway.request('east', request)).toMatchObject({
      error: { code: 'timeout' },
    });
    expect(await gateway.openWatch('east', request)).toMatchObject({
      error: { code: 'timeout' },
    });
    handler = (_, response) => response.write('{"items":[');
    expect(await gateway.request('east', request)).toMatchObject({
      error: { code: 'timeout' },
    });
    handler = (_, response) => {
      const block = Buffer.alloc(1024 * 1024, ' ');
      const pump = () => {
        while (!response.destroyed && response.write(block)) {
          // Until the reader is slower.
        }
      };
      response.on('drain', pump);
      pump();
    };
    expect(await createGateway().request('east', request)).toMatchObject({
      error: { code: 'tooLarge' },
    });
  });

  it('says that a connection broke and that an answer is not JSON', async () => {
    const gateway = createGateway();
    const request = { path: '/x', signal: never };
    handler = (_, response) => response.destroy();
    expect(await gateway.request('east', request)).toMatchObject({
      error: { code: 'refused' },
    });
    handler = (_, response) => response.end('<html>');
    expect(await gateway.request('east', request)).toMatchObject({
      error: { code: 'malformed' },
    });
  });

  it('streams a watch as it comes, uncompressed, until it is aborted', async () => {
    const controller = new AbortController();
    let closed = () => {};
    const gone = new Promise<void>(resolve => {
      closed = resolve;
    });
    let upstream: ServerResponse | undefined;
    handler = (_, response) => {
      upstream = response;
      response.on('close', closed);
      response.flushHeaders();
    };
    const opened = await createGateway().openWatch('east', {
      path: '/x',
      query: { watch: 'true' },
      signal: controller.signal,
    });
    if (!opened.ok) {
      throw new Error(opened.error.message);
    }
    expect(seen[0].headers['accept-encoding']).toBe('identity');
    const iterator = opened.value[Symbol.asyncIterator]();
    for (const text of ['one', 'two']) {
      upstream?.write(text);
      const { value } = await iterator.next();
      expect(Buffer.from(value).toString()).toBe(text);
    }
    controller.abort();
    await expect(iterator.next()).rejects.toThrow();
    await gone;
  });
});
