import { createServer, request as httpRequest, Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AddressInfo } from 'node:net';
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { KubernetesPluginGateway } from '../gateway';

/** A cluster behind the proxy. */
export interface ProxiedCluster {
  readonly name: string;
  /** An origin, `http://127.0.0.1:1234`. Read for each request. */
  url: string;
  /** Read for each request. */
  token: string;
  /** The authority of its certificate, as PEM. */
  readonly ca?: string;
}

/** A proxy, and the gateway that goes through it. */
export interface RunningProxy {
  readonly gateway: KubernetesPluginGateway;
  /** The path and query of every request that was passed on. */
  readonly requests: string[];
  /** Nobody listens until the answer is called; what is open is cut. */
  interrupt(): Promise<() => Promise<void>>;
  /** Cuts what is open. */
  cut(): void;
  close(): Promise<void>;
}

const CLUSTERS = '/api/kubernetes/clusters';
const PROXY = '/api/kubernetes/proxy';

function createProxy(
  clusters: readonly ProxiedCluster[],
  requests: string[],
): Server {
  return createServer((req, res) => {
    const name = req.headers['backstage-kubernetes-cluster'];
    const cluster = clusters.find(candidate => candidate.name === name);
    if (req.url === CLUSTERS) {
      const items = clusters.map(({ name: title }) => ({
        name: title,
        auth: { authProvider: 'serviceAccount' },
      }));
      res.end(JSON.stringify({ items }));
      return;
    }
    if (!cluster) {
      const error = { name: 'NotFoundError', message: 'no such cluster' };
      res.writeHead(404).end(JSON.stringify({ error }));
      return;
    }
    const path = req.url?.slice(PROXY.length) ?? '';
    requests.push(path);
    const { ca, token, url } = cluster;
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    const upstream = request(
      url + path,
      {
        ca,
        headers: {
          accept: req.headers.accept,
          authorization: `Bearer ${token}`,
        },
      },
      answer => {
        res.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(res);
        answer.on('error', () => res.destroy());
      },
    );
    upstream.on('error', ({ message }) => {
      const error = { name: 'Error', message };
      if (res.headersSent) {
        res.destroy();
      } else {
        res.writeHead(500).end(JSON.stringify({ error }));
      }
    });
    res.on('close', () => upstream.destroy());
    upstream.end();
  });
}

/**
 * The clusters and proxy of the kubernetes plugin, without Backstage: for tests and measurements of
 * the mirror over real sockets.
 *
 * @param clusters - Read for each request; what is open stays open.
 */
export async function startProxy(
  clusters: readonly ProxiedCluster[],
): Promise<RunningProxy> {
  const requests: string[] = [];
  const server = createProxy(clusters, requests);
  const listen = (onPort: number) =>
    new Promise<void>(resolve => {
      server.listen(onPort, '127.0.0.1', resolve);
    });
  const end = async () => {
    const closed = new Promise(resolve => {
      server.close(resolve);
    });
    server.closeAllConnections();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const discovery: Pick<DiscoveryService, 'getBaseUrl'> = {
    getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
  };
  const auth: Pick<
    AuthService,
    'getOwnServiceCredentials' | 'getPluginRequestToken'
  > = {
    getOwnServiceCredentials: async () => ({
      $$type: '@backstage/BackstageCredentials',
      principal: { type: 'service', subject: 'plugin:ml' },
    }),
    getPluginRequestToken: async () => ({ token: 'nobody checks it' }),
  };
  return {
    gateway: KubernetesPluginGateway.create({
      discovery: discovery as DiscoveryService,
      auth: auth as AuthService,
    }),
    requests,
    interrupt: async () => {
      await end();
      return () => listen(port);
    },
    cut: () => server.closeAllConnections(),
    close: end,
  };
}
