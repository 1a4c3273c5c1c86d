import { once } from 'node:events';
import { createServer, RequestListener, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { VirtualClock } from '../../clusters/simulation/VirtualClock';
import { TrackingAdapter, TrackingOutcome } from '../TrackingAdapter';
import { configOf } from './__testUtils__/FakeMlflow';
import { MlflowTransport, nodeTransport } from './client/MlflowTransport';
import { MlflowInstances } from './MlflowInstances';

const never = new AbortController().signal;
const MODELS = JSON.stringify({ registered_models: [{ name: 'a' }] });

/** What a server can do instead of answering, and what is said of it. */
const FAULTS: [string, (response: ServerResponse) => void, object][] = [
  [
    'an error of the server',
    response => response.writeHead(500).end('<h1>Internal Server Error</h1>'),
    { code: 'unreachable', message: 'the server failed (500)' },
  ],
  [
    'a page',
    response => response.end('<!DOCTYPE html><title>Sign in</title>'),
    { code: 'protocol', message: 'the answer is a page, not JSON' },
  ],
  [
    'a wrong host',
    response =>
      response
        .writeHead(403, { 'content-type': 'text/plain' })
        .end('Invalid Host header - possible DNS rebinding attack detected'),
    {
      code: 'host',
      fix: expect.stringContaining('--allowed-hosts "127.0.0.1'),
    },
  ],
  [
    'JSON that is cut off',
    response => response.end(MODELS.slice(0, -3)),
    { code: 'protocol', message: 'the answer is cut off, or is not JSON' },
  ],
  [
    'a connection that breaks off',
    response => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(MODELS, () => response.destroy());
    },
    { code: 'unreachable', message: 'connection reset' },
  ],
  [
    'the same page again and again',
    response =>
      response.end(
        '{"registered_models":[{"name":"a"}],"next_page_token":"x"}',
      ),
    { code: 'protocol', message: 'the pages of the answer do not end' },
  ],
  [
    'a redirect',
    response => response.writeHead(302, { location: '/elsewhere' }).end(),
    { code: 'protocol', message: expect.stringContaining('redirect (302)') },
  ],
];

describe('an MLflow that fails', () => {
  let behave: RequestListener;
  let clock: VirtualClock;
  let adapter: TrackingAdapter;
  let url: string;
  let waiting = 0;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    behave(request, response);
  });

  /** Counts what is under way, so that time passes only while nothing is. */
  const transport: MlflowTransport = async request => {
    waiting += 1;
    try {
      return await nodeTransport(request);
    } finally {
      waiting -= 1;
    }
  };

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    clock = new VirtualClock(Date.UTC(2026, 0, 1));
    asked.length = 0;
    waiting = 0;
    const auth = { type: 'bearer', token: 'canary-secret' };
    const config = configOf({ baseUrl: url, auth });
    const options = { clock, transport };
    [adapter] = MlflowInstances.fromConfig(config, options);
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  async function settled<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    while (!isDone) {
      await (waiting > 0 ? new Promise(setImmediate) : clock.advance(100));
    }
    return work;
  }

  function errorOf(outcome: TrackingOutcome<unknown>) {
    return outcome.ok ? 'no error' : outcome.error;
  }

  it.each(FAULTS)('with %s is told so', async (_, fault, error) => {
    behave = (_request, response) => fault(response);
    const told = errorOf(await settled(adapter.models(never)));
    expect(told).toMatchObject(error);
    expect(told).toHaveProperty('fix');
    expect(JSON.stringify(told)).not.toContain('canary-secret');
    expect(asked).not.toContain('/elsewhere');
  });

  it.each<[string, RequestListener]>([
    ['before its headers', () => undefined],
    [
      'in its answer',
      (_, response) => {
        response.write(MODELS);
      },
    ],
  ])('is given up when it hangs %s', async (_, hang) => {
    const arrived = new Promise<void>(resolve => {
      behave = (request, response) => {
        hang(request, response);
        resolve();
      };
    });
    const work = adapter.models(never);
    await clock.advance(0);
    await arrived;
    await clock.advance(30_000);
    expect(errorOf(await work)).toMatchObject({
      code: 'timeout',
      message: 'no answer within 30 seconds',
    });
  });

  it('is asked again when it asked to wait', async () => {
    const begun = clock.now();
    behave = (_, response) => {
      if (asked.length === 1) {
        response.writeHead(429, { 'retry-after': '5' }).end('slow down');
      } else {
        response.end(MODELS);
      }
    };
    expect(await settled(adapter.models(never))).toMatchObject({
      value: [{ name: 'a' }],
    });
    expect(clock.now() - begun).toBeGreaterThanOrEqual(5_000);
  });

  it('is left alone after a while, and read when it is back', async () => {
    behave = (_, response) => response.writeHead(503).end();
    await settled(adapter.models(never));
    await settled(adapter.models(never));
    const { length } = asked;
    expect(errorOf(await adapter.models(never))).toMatchObject({
      code: 'paused',
      message: expect.stringMatching(
        /^left alone until 2026-.*: the server failed \(503\)$/,
      ),
    });
    expect(asked).toHaveLength(length);
    behave = (_, response) => response.end(MODELS);
    await clock.advance(30_000);
    expect(await settled(adapter.models(never))).toMatchObject({ ok: true });
  });

  it('is told from one that is not there', async () => {
    const closed = configOf({ baseUrl: 'http://127.0.0.1:1' });
    const options = { clock, transport };
    const [nobody] = MlflowInstances.fromConfig(closed, options);
    expect(errorOf(await settled(nobody.models(never)))).toMatchObject({
      code: 'unreachable',
      message: 'connection refused',
    });
  });

  it('cannot fill the memory, in plain or packed', async () => {
    const large = Buffer.alloc(100_000, ' ');
    const request = { url, headers: {}, maxBytes: 50_000, signal: never };
    behave = (_, response) => response.end(large);
    expect((await nodeTransport(request)).text).toBeUndefined();
    behave = (_, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(large));
    expect((await nodeTransport(request)).text).toBeUndefined();
  });

  it('gets the sign-in and JSON, and no origin', async () => {
    let headers: Record<string, unknown> = {};
    let body = '';
    behave = (request, response) => {
      ({ headers } = request);
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => response.end('{}'));
    };
    await settled(adapter.runs({ experimentIds: ['1'], limit: 5 }, never));
    expect(headers).toMatchObject({
      authorization: 'Bearer canary-secret',
      'content-type': 'application/json',
      'content-length': String(body.length),
    });
    expect(headers).not.toHaveProperty('origin');
    expect(headers).not.toHaveProperty('x-mlflow-workspace');
    expect(JSON.parse(body)).toMatchObject({ experiment_ids: ['1'] });
  });
});
