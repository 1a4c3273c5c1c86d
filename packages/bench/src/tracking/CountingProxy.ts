import { once } from 'node:events';
import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** Stands before an HTTP server on the loopback interface and counts what it is asked for. */
export class CountingProxy {
  readonly #server: Server;
  readonly url: string;
  #count = 0;

  static async start(target: string): Promise<CountingProxy> {
    const counted = { hear: () => {} };
    const server = createServer((incoming, outgoing) => {
      counted.hear();
      const { method, headers, url } = incoming;
      const onward = request(`${target}${url}`, { method, headers }, answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new CountingProxy(server);
    counted.hear = () => {
      proxy.#count += 1;
    };
    return proxy;
  }

  private constructor(server: Server) {
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** How many requests there were. */
  get count(): number {
    return this.#count;
  }

  /** Ends it. */
  async close() {
    const gone = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await gone;
  }
}
