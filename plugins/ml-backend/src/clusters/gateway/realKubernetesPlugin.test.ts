import { createServer, RequestListener } from 'node:http';
import { AddressInfo } from 'node:net';
import { JsonObject } from '@backstage/types';
import { kubernetesPluginTests } from '../__testUtils__/kubernetesPluginTests';
import {
  RunningKubernetesPlugin,
  startKubernetesPlugin,
} from '../__testUtils__/startKubernetesPlugin';
import { KubernetesPluginGateway } from './KubernetesPluginGateway';

const answers: Record<string, [number, unknown]> = {
  '/version': [200, { major: '1' }],
  '/forbidden': [403, { kind: 'Status', code: 403, reason: 'Forbidden' }],
  '/expired': [410, { kind: 'Status', code: 410, reason: 'Expired' }],
};

const apiServer: RequestListener = (request, response) => {
  const path = request.url?.split('?')[0] ?? '';
  if (request.headers.authorization !== 'Bearer cluster-token') {
    response.writeHead(401).end('{"kind":"Status","code":401}');
  } else if (path === '/watch') {
    response.flushHeaders();
    setTimeout(() => response.write('{"type":"ADDED"}\n'), 50);
  } else if (answers[path]) {
    const [status, body] = answers[path];
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  } else {
    response.writeHead(404).end('404 page not found');
  }
};

kubernetesPluginTests()('through the real kubernetes plugin', () => {
  const server = createServer(apiServer);
  const never = new AbortController().signal;
  let gateway: KubernetesPluginGateway;
  let plugin: RunningKubernetesPlugin | undefined;

  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const cluster = (name: string, more: JsonObject) => ({
      name,
      url: `http://127.0.0.1:${port}`,
      authProvider: 'serviceAccount',
      serviceAccountToken: 'cluster-token',
      ...more,
    });
    plugin = await startKubernetesPlugin([
      cluster('up', { title: 'Up' }),
      cluster('wrong-token', { serviceAccountToken: 'old' }),
      cluster('down', { url: 'http://127.0.0.1:1' }),
      cluster('nowhere', { url: 'http://no-host.invalid' }),
      cluster('cloud', { authProvider: 'oidc', oidcTokenProvider: 'okta' }),
    ]);
    gateway = KubernetesPluginGateway.create(plugin);
  }, 60_000);

  afterAll(async () => {
    await plugin?.stop();
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  it('knows the clusters', async () => {
    expect(await gateway.listClusters(never)).toEqual({
      ok: true,
      value: [
        { name: 'up', title: 'Up' },
        { name: 'wrong-token' },
        { name: 'down' },
        { name: 'nowhere' },
        { name: 'cloud', needsUserSignIn: true },
      ],
    });
  });

  it.each([
    ['up', '/forbidden', 'forbidden'],
    ['up', '/expired', 'expired'],
    ['up', '/apis/not/there', 'notFound'],
    ['wrong-token', '/version', 'unauthorized'],
    ['down', '/version', 'refused'],
    ['nowhere', '/version', 'refused'],
    ['removed', '/version', 'unknownCluster'],
  ])('%s %s is %s', async (cluster, path, code) => {
    const request = { path, signal: never };
    const wanted = { ok: false, error: { code } };
    expect(await gateway.request(cluster, request)).toMatchObject(wanted);
    expect(await gateway.openWatch(cluster, request)).toMatchObject(wanted);
  });

  it('reads and watches', async () => {
    expect(
      await gateway.request('up', { path: '/version', signal: never }),
    ).toEqual({ ok: true, value: { major: '1' } });

    const controller = new AbortController();
    const opened = await gateway.openWatch('up', {
      path: '/watch',
      query: { watch: 'true' },
      signal: controller.signal,
    });
    if (!opened.ok) {
      throw new Error(opened.error.message);
    }
    const { value } = await opened.value[Symbol.asyncIterator]().next();
    expect(Buffer.from(value).toString()).toBe('{"type":"ADDED"}\n');
    controller.abort();
  });
});
