import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

/** What came to the API servers, by who asked. */
export type Traffic = {
  /** Lists, gets and discovery: how many of each cluster and path. */
  requests: { [address: string]: number };
  /** Watches that were opened. */
  watches: number;
  /** Bytes that were sent, with headers. */
  bytes: number;
};

const TOKEN = /^Bearer (\S+)$/;

/**
 * Counts what each system costs the API servers in this process. Whose a connection is, is known by
 * the token of its first request: each system is a process of its own with connections of its own.
 */
export class TrafficMeter {
  readonly #traffic = new Map<string, Traffic>();
  readonly #sockets = new Map<Socket, { token: string; counted: number }>();

  static start(): TrafficMeter {
    const meter = new TrafficMeter();
    subscribe('http.server.request.start', message => {
      const { request } = message as { request: IncomingMessage };
      meter.#count(request);
    });
    return meter;
  }

  /** What the holder of a token has cost so far. */
  of(token: string): Traffic {
    for (const socket of this.#sockets.keys()) {
      this.#countBytes(socket);
    }
    return structuredClone(this.#of(token));
  }

  #count(request: IncomingMessage): void {
    const token = TOKEN.exec(request.headers.authorization ?? '')?.[1];
    if (!token) {
      return;
    }
    const traffic = this.#of(token);
    const isWatch = /[?&]watch=(true|1)/.test(request.url ?? '');
    const { socket } = request;
    if (isWatch) {
      traffic.watches += 1;
    } else {
      const address = `${socket.localPort}${request.url?.split('?')[0]}`;
      traffic.requests[address] = (traffic.requests[address] ?? 0) + 1;
    }
    if (!this.#sockets.has(socket)) {
      this.#sockets.set(socket, { token, counted: socket.bytesWritten });
      socket.once('close', () => {
        this.#countBytes(socket);
        this.#sockets.delete(socket);
      });
    }
  }

  #countBytes(socket: Socket): void {
    const known = this.#sockets.get(socket);
    if (known) {
      this.#of(known.token).bytes += socket.bytesWritten - known.counted;
      known.counted = socket.bytesWritten;
    }
  }

  #of(token: string): Traffic {
    let traffic = this.#traffic.get(token);
    if (!traffic) {
      traffic = { requests: {}, watches: 0, bytes: 0 };
      this.#traffic.set(token, traffic);
    }
    return traffic;
  }
}
