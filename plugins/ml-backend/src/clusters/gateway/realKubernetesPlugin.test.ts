import { createServer, RequestListener } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { KubernetesPluginGateway } from './KubernetesPluginGateway';

/** Only with that option can the kubernetes plugin load its client inside Jest. */
const canLoad = process.execArgv
  .concat(process.env.NODE_OPTIONS ?? '')
  .some(option => option.includes('--experimental-vm-modules'));

if (!canLoad) {
  const message =
    'SKIPPED: the gateway through the real kubernetes plugin needs NODE_OPTIONS=--experimental-vm-modules';
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
}

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

(canLoad ? describe : describe.skip)(
  'through the real kubernetes plugin',
  () => {
    const server = createServer(apiServer);
    const never = new AbortController().signal;
    let gateway: KubernetesPluginGateway;
    let stop = async () => {};

    beforeAll(async () => {
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      const cluster = (name: string, more: object) => ({
        name,
        url: `http://127.0.0.1:${port}`,
        authProvider: 'serviceAccount',
        serviceAccountToken: 'cluster-token',
        ...more,
      });
      const capture = createBackendPlugin({
        pluginId: 'ml',
        register: env =>
          env.registerInit({
            deps: {
              auth: coreServices.auth,
              discovery: coreServices.discovery,
            },
            init: async deps => {
              gateway = KubernetesPluginGateway.create(deps);
            },
          }),
      });
      const backend = await startTestBackend({
        features: [
          capture,
          kubernetesPlugin,
          catalogServiceMock.factory({ entities: [] }),
          mockServices.rootConfig.factory({
            data: {
              kubernetes: {
                serviceLocatorMethod: { type: 'multiTenant' },
                clusterLocatorMethods: [
                  {
                    type: 'config',
                    clusters: [
                      cluster('up', { title: 'Up' }),
                      cluster('wrong-token', { serviceAccountToken: 'old' }),
                      cluster('down', { url: 'http://127.0.0.1:1' }),
                      cluster('nowhere', { url: 'http://no-host.invalid' }),
                      cluster('cloud', {
                        authProvider: 'oidc',
                        oidcTokenProvider: 'okta',
                      }),
                    ],
                  },
                ],
              },
            },
          }),
        ],
      });
      stop = () => backend.stop();
    }, 60_000);

    afterAll(async () => {
      await stop();
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
  },
);
