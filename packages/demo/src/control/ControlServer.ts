import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { parseFaults } from '../pocket/Faults';
import type { PocketCluster } from '../pocket/PocketCluster';

/** How the control server is set up. */
export type ControlServerOptions = {
  clusters: PocketCluster[];
  /** Whoever has it may break the clusters. */
  token: string;
  /** Port on 127.0.0.1; 0, the default, for a free one. */
  port?: number;
};

type Answer = { code: number; body: unknown };

const MAX_BODY_BYTES = 64 * 1024;

/**
 * Breaks and heals the pocket clusters on demand, on a port of its own, so that no fault of a
 * cluster can lock out the one who wants to end it.
 */
export class ControlServer {
  readonly #clusters: PocketCluster[];
  readonly #token: string;
  readonly #server: Server;

  /** Starts to listen. */
  static async start(options: ControlServerOptions): Promise<ControlServer> {
    const control = new ControlServer(options);
    await new Promise<void>((resolve, reject) => {
      control.#server.once('error', reject);
      control.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return control;
  }

  private constructor(options: ControlServerOptions) {
    this.#clusters = options.clusters;
    this.#token = options.token;
    this.#server = createServer((req, res) => void this.#handle(req, res));
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { code, body } = await this.#answer(req).catch(error => ({
      code: 400,
      body: { error: (error as Error).message },
    }));
    res.writeHead(code, { 'Content-Type': 'application/json' });
    res.end(`${JSON.stringify(body)}\n`);
  }

  async #answer(req: IncomingMessage): Promise<Answer> {
    if (req.headers.authorization !== `Bearer ${this.#token}`) {
      return {
        code: 401,
        body: { error: 'Send the control token as a Bearer token.' },
      };
    }
    const method = req.method ?? 'GET';
    const { pathname } = new URL(`http://control${req.url}`);
    if (pathname === '/clusters' && method === 'GET') {
      return { code: 200, body: { clusters: this.#clusters.map(describe) } };
    }
    if (pathname === '/faults' && method === 'DELETE') {
      for (const cluster of this.#clusters) {
        await cluster.setFaults({});
      }
      return { code: 200, body: { clusters: this.#clusters.map(describe) } };
    }
    const name = /^\/clusters\/([^/]+)\/faults$/.exec(pathname)?.[1];
    const cluster = this.#clusters.find(candidate => candidate.name === name);
    if (!cluster) {
      const names = this.#clusters.map(candidate => candidate.name).join(', ');
      return {
        code: 404,
        body: {
          error: `Nothing is at ${method} ${pathname}. There are GET /clusters, GET, PUT and DELETE /clusters/<name>/faults and DELETE /faults; clusters are ${names}.`,
        },
      };
    }
    if (method === 'PUT') {
      await cluster.setFaults(parseFaults(await readJson(req)));
    } else if (method === 'DELETE') {
      await cluster.setFaults({});
    } else if (method !== 'GET') {
      return { code: 405, body: { error: 'Use GET, PUT or DELETE.' } };
    }
    return { code: 200, body: describe(cluster) };
  }
}

function describe(cluster: PocketCluster) {
  return {
    name: cluster.name,
    url: cluster.url,
    faults: cluster.faults,
    requests: cluster.requests,
    watches: cluster.watches,
  };
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of req) {
    text += chunk;
    if (text.length > MAX_BODY_BYTES) {
      throw new Error('The body is larger than any set of faults.');
    }
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('The body must be JSON, for example {"slowMs": 500}.', {
      cause: error,
    });
  }
}
