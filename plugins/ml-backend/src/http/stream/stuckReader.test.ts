import { mockCredentials } from '@backstage/backend-test-utils';
import {
  MlClient,
  WorkloadStreamEvent,
} from '@mlport/backstage-plugin-ml-common';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo, connect, Socket } from 'node:net';
import { startTestServer } from '../__testUtils__/startTestServer';
import { STREAM_TIMES } from './streamWorkloads';

/** What may wait in the backend for one reader, in bytes. */
const MOST_WAITING = 256 * 1024;
/** In milliseconds. */
const PATIENCE = 3_000;
/** As JSON some 18 MB: more than the sockets in between take. */
const ROWS = 30_000;

describe('a reader that never reads', () => {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) {
      await close();
    }
  });

  /** A server whose ends of connections can be looked at. */
  async function start() {
    const test = await startTestServer({
      times: { ...STREAM_TIMES, patience: PATIENCE },
    });
    const ends: Socket[] = [];
    const server = createServer(test.app);
    server.on('connection', end => ends.push(end));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    closers.push(
      () => test.close(),
      () => {
        server.closeAllConnections();
        server.close();
      },
    );
    const authorization = mockCredentials.user.header();
    const client = MlClient.create({
      baseUrl: () => `http://127.0.0.1:${port}`,
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', authorization);
        return fetch(input, { ...init, headers });
      },
    });
    const { mirror } = test;
    return { mirror, client, ends, port, authorization };
  }

  type Started = Awaited<ReturnType<typeof start>>;

  async function openStuck({ port, authorization, ends }: Started) {
    const socket = connect(port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => {});
    closers.push(() => socket.destroy());
    socket.write(
      `GET /workloads/stream HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`,
    );
    while (ends.length === 0) {
      await new Promise(setImmediate);
    }
    const [end] = ends;
    // The sockets in between are full when something has to wait.
    while (!end.writableNeedDrain) {
      await new Promise(setImmediate);
    }
    return { socket, end };
  }

  function openNeighbor({ client }: Started) {
    const controller = new AbortController();
    closers.push(() => controller.abort());
    const events = client
      .streamWorkloads({ namespace: ['next-door'] }, controller)
      [Symbol.asyncIterator]();
    return async <T extends WorkloadStreamEvent['type']>(type: T) => {
      for (;;) {
        const { value, done } = await events.next();
        if (done) {
          throw new Error('The stream of the neighbor ended');
        }
        if (value.type === type) {
          return value as Extract<WorkloadStreamEvent, { type: T }>;
        }
      }
    };
  }

  it('has no more than its share waiting, is dropped, starts anew, and its neighbors get everything', async () => {
    const started = await start();
    const { mirror } = started;
    const message = 'x'.repeat(300);
    for (let index = 0; index < ROWS; index++) {
      mirror.put({ uid: `job-${index}`, workload: { message } });
    }
    const { socket, end } = await openStuck(started);
    const dropped = once(end, 'close');
    const next = openNeighbor(started);
    expect((await next('snapshot')).complete).toBe(true);

    const waiting: number[] = [];
    const change = async (uid: string) => {
      mirror.put({ uid, namespace: 'next-door' });
      for (let index = 0; index < 1_000; index++) {
        mirror.put({ uid: `job-${index}`, workload: { message: `${uid}x` } });
      }
      const { upserts } = await next('delta');
      expect(upserts.map(row => row.uid)).toEqual([uid]);
      waiting.push(end.writableLength);
    };
    for (const uid of ['a', 'b', 'c', 'd']) {
      await change(uid);
    }
    expect(end.destroyed).toBe(false);
    expect(Math.min(...waiting)).toBeGreaterThan(0);
    expect(Math.max(...waiting)).toBeLessThanOrEqual(MOST_WAITING);

    await dropped;
    await change('e');
    let text = '';
    socket.setEncoding('utf8').on('data', part => {
      text += part;
    });
    socket.resume();
    await once(socket, 'close');
    // Nothing that it could resume from, so that it starts anew.
    expect(text).toContain('event: snapshot');
    expect(text).not.toMatch(/^id: /m);

    const again = await openNeighbor(started)('snapshot');
    expect(again).toMatchObject({ reset: true, complete: true });
    expect(again.items.map(({ uid }) => uid).sort()).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  }, 60_000);
});
