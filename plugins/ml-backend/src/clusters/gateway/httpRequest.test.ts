import { once } from 'node:events';
import { AddressInfo, createServer, Socket } from 'node:net';
import { getDefaultHighWaterMark } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { httpRequest } from './httpRequest';
import { readText } from './readText';

/** What a stream of Node holds before it pauses its connection: the case that broke `fetch`. */
const TEXT = 'a'.repeat(getDefaultHighWaterMark(false));
const never = new AbortController().signal;

describe('httpRequest', () => {
  let answer: (socket: Socket) => void;
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => answer(socket));
  });
  const get = (signal = never) => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'accept-encoding': 'gzip' };
    return httpRequest(`http://127.0.0.1:${port}/`, { headers, signal });
  };
  const head = (...lines: string[]) =>
    `${['HTTP/1.1 200 OK', 'Connection: close', ...lines].join(
      '\r\n',
    )}\r\n\r\n`;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  it.each([
    ['with a length', head(`Content-Length: ${TEXT.length}`), TEXT],
    ['until the end', head(), TEXT],
    ['in gzip', head('Content-Encoding: gzip'), gzipSync(TEXT)],
  ])('gives a body %s that nobody reads at once', async (_, start, body) => {
    let ended = Promise.resolve<unknown>(undefined);
    answer = socket => {
      ended = once(socket, 'finish');
      socket.write(start);
      socket.end(body);
    };
    const { status, body: read } = await get();
    // The end of the connection is on its way, as far as the system's buffers reach.
    await new Promise(setImmediate);
    expect(status).toBe(200);
    expect((await readText(read, 2 * TEXT.length)) === TEXT).toBe(true);
    await ended;
  });

  it.each([
    ['plain', head(`Content-Length: ${TEXT.length}`), 'aaa'],
    [
      'in gzip',
      head('Content-Encoding: gzip'),
      gzipSync(TEXT).subarray(0, -20),
    ],
  ])('tells who reads that a body broke off, %s', async (_, start, body) => {
    answer = socket => {
      socket.write(start);
      socket.end(body);
    };
    const { body: read } = await get();
    await expect(readText(read, TEXT.length)).rejects.toThrow();
  });

  it('breaks off when the signal aborts, before and in the body', async () => {
    const early = new AbortController();
    answer = () => early.abort();
    await expect(get(early.signal)).rejects.toThrow();

    const late = new AbortController();
    answer = socket => socket.write(head('Content-Length: 10'));
    const { body } = await get(late.signal);
    late.abort();
    await expect(readText(body, 10)).rejects.toThrow();
  });
});
