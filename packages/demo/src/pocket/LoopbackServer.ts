import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo, Socket } from 'node:net';

/** Longer than any client waits before it uses a connection again. */
const KEEP_ALIVE_MS = 120_000;

/** An HTTP server on loopback that can go and come back on its port, and cut its connections. */
export class LoopbackServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port: number;

  /** @param port - 0 for a free one, which it keeps. */
  constructor(port: number, answer: RequestListener) {
    this.#port = port;
    this.#server = createServer(answer);
    this.#server.keepAliveTimeout = KEEP_ALIVE_MS;
    this.#server.requestTimeout = 0;
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get port(): number {
    return this.#port;
  }

  /** Listens, unless it does. */
  async listen(): Promise<void> {
    if (this.#server.listening) {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Refuses connections from now on, and cuts those that there are. */
  async stopListening(): Promise<void> {
    if (this.#server.listening) {
      const closed = new Promise(resolve => this.#server.close(resolve));
      this.cutConnections();
      await closed;
    }
  }

  /** Resets every connection, without a good-bye. */
  cutConnections(): void {
    for (const socket of this.#sockets) {
      socket.resetAndDestroy();
    }
  }
}
