import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { GitOpsStandIn } from './GitOpsStandIn';
import { reportLines } from './RepositoryReport';

const INTRODUCTION = `GitOps stand-in of the demo.
It applies what is merged to the pocket clusters, where a company has Argo CD or Flux.
`;

/**
 * Where the Git host tells that something moved (`POST /events`), and people see what became of it
 * (`GET /`). An event is a hint and nothing else: what is applied is read from the Git host.
 */
export class GitOpsServer {
  readonly #standIn: GitOpsStandIn;
  readonly #server: Server;

  /** Starts to listen on 127.0.0.1; on port 0 for a free one. */
  static async start(
    standIn: GitOpsStandIn,
    port: number,
  ): Promise<GitOpsServer> {
    const server = new GitOpsServer(standIn);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(port, '127.0.0.1', resolve);
    });
    return server;
  }

  private constructor(standIn: GitOpsStandIn) {
    this.#standIn = standIn;
    this.#server = createServer((req, res) => this.#answer(req, res));
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #answer(req: IncomingMessage, res: ServerResponse): void {
    req.resume();
    if (req.method === 'POST' && req.url === '/events') {
      // The next look finds what this one could not.
      this.#standIn.sync().catch(() => {});
      res.writeHead(202).end();
      return;
    }
    const found = req.method === 'GET' && req.url === '/';
    res.writeHead(found ? 200 : 404, {
      'content-type': 'text/plain; charset=utf-8',
    });
    res.end(found ? this.#page() : 'There are GET / and POST /events.\n');
  }

  #page(): string {
    const reports = this.#standIn.reports.map(report =>
      reportLines(report).join('\n'),
    );
    return [INTRODUCTION, ...reports, ''].join('\n');
  }
}
