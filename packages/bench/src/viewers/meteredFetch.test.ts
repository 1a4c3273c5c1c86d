import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { meteredFetch } from './meteredFetch';
import { WireMeter } from './WireMeter';

const TEXT = JSON.stringify({ text: 'again and '.repeat(1_000) });

describe('meteredFetch', () => {
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createServer((request, response) => {
      if (request.url === '/broken') {
        response.write('half');
        response.socket?.destroySoon();
      } else if (request.url === '/unchanged') {
        response.writeHead(304, { ETag: '"1"' }).end();
      } else if (request.url === '/open') {
        response.write('begun');
      } else if (request.headers['accept-encoding'] === 'gzip') {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(gzipSync(TEXT));
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('counts what came over the wire, and what it is when unpacked', async () => {
    const meter = new WireMeter();
    const response = await meteredFetch('token', meter)(url);
    expect(await response.text()).toBe(TEXT);
    expect(meter.total()).toEqual({
      raw: TEXT.length,
      wire: gzipSync(TEXT).length,
    });
  });

  it('hands on that nothing has changed', async () => {
    const response = await meteredFetch(
      'token',
      new WireMeter(),
    )(`${url}/unchanged`);
    expect(response.status).toBe(304);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(await response.text()).toBe('');
  });

  it('fails where the connection breaks, instead of ending', async () => {
    const response = await meteredFetch(
      'token',
      new WireMeter(),
    )(`${url}/broken`);
    await expect(response.text()).rejects.toThrow('The connection broke');
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const response = await meteredFetch('token', new WireMeter())(
      `${url}/open`,
      { signal: controller.signal },
    );
    const reading = response.text();
    controller.abort();
    await expect(reading).rejects.toThrow();
  });
});
