import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { randomBytes } from 'node:crypto';
import { AddressInfo } from 'node:net';
import { forward } from './forward';
import { RelayContext } from './loadContexts';
import { refuse } from './refuse';
import { sendStatus } from './status';

/** Passes reads on to the cluster of one context. */
export class Relay {
  readonly #context: RelayContext;
  readonly #server: Server;
  readonly #token = randomBytes(32).toString('base64url');

  private constructor(context: RelayContext) {
    this.#context = context;
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
    // Without a listener Node would pass upgrades to the handler as plain requests.
    this.#server.on('upgrade', (_request, socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n'),
    );
  }

  /** Starts a relay on a free port of the loopback interface. */
  static async create(context: RelayContext): Promise<Relay> {
    const relay = new Relay(context);
    await new Promise<void>((resolve, reject) => {
      relay.#server.once('error', reject);
      relay.#server.listen(0, '127.0.0.1', resolve);
    });
    return relay;
  }

  /** What a client needs: the name of the context, the address, and the token to present. */
  get access(): { name: string; url: string; token: string } {
    const { port } = this.#server.address() as AddressInfo;
    return {
      name: this.#context.name,
      url: `http://127.0.0.1:${port}`,
      token: this.#token,
    };
  }

  /** Ends all that is under way, and listens no more. */
  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const refusal = refuse(request, this.#token);
    if (refusal) {
      sendStatus(response, refusal.code, refusal.reason, refusal.message);
      return;
    }
    void forward(this.#context, request, response);
  }
}
