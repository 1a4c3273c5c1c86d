import { JsonObject } from '@backstage/types';
import { FakeMlflow, instanceOf } from '../__testUtils__/FakeMlflow';
import { MlflowClient } from './MlflowClient';
import { MlflowRequest } from './MlflowRequest';
import { GATE_LIMITS } from './RequestGate';

const never = new AbortController().signal;
const PAGE = '<!doctype html><title>404 Not Found</title>';
const refusedConnection = Object.assign(new Error('connect'), {
  code: 'ECONNREFUSED',
});

describe('MlflowClient', () => {
  let server: FakeMlflow;
  let bases: string[];

  beforeEach(() => {
    server = new FakeMlflow();
    bases = [];
  });

  function createClient(instance: JsonObject = {}): MlflowClient {
    return MlflowClient.create({
      config: instanceOf(instance),
      transport: server.transport,
      clock: server.clock,
      random: () => 1,
      limits: GATE_LIMITS,
      onOtherBase: base => bases.push(base),
    });
  }

  function ask(client: MlflowClient, more: Partial<MlflowRequest> = {}) {
    return server.settled(
      client.json({ path: '/x', asker: 'background', signal: never, ...more }),
    );
  }

  /** How long after the first each request began, in milliseconds. */
  function beginnings(): number[] {
    return server.requests.map(({ at }) => at - server.requests[0].at);
  }

  it('tries again what may pass, later each time', async () => {
    server.reply = () =>
      server.requests.length < 3 ? { status: 503 } : '{"a":1}';
    expect(await ask(createClient())).toEqual({ ok: true, value: { a: 1 } });
    expect(beginnings()).toEqual([0, 1_000, 3_000]);
  });

  it.each([
    ['a refusal', { status: 400 }, 'badRequest'],
    ['what it may not read', { status: 403 }, 'forbidden'],
    ['what is no JSON', 'no', 'protocol'],
  ])('does not try %s again', async (_, reply, code) => {
    server.reply = () => reply;
    expect(await ask(createClient())).toMatchObject({
      refusal: { error: { code } },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('waits as long as the server asks, with all it does', async () => {
    server.reply = () =>
      server.requests.length === 1
        ? { status: 429, headers: { 'retry-after': '7' } }
        : '{}';
    const client = createClient();
    const [first, second] = await Promise.all([
      ask(client),
      server.clock.advance(10).then(() => ask(client)),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(beginnings()).toEqual([0, 7_000, 7_000]);
  });

  it('lets nobody wait for a page longer than a person waits', async () => {
    server.reply = () => ({ status: 429, headers: { 'retry-after': '60' } });
    const before = server.clock.now();
    expect(await ask(createClient(), { asker: 'person' })).toMatchObject({
      refusal: { error: { code: 'limited' } },
    });
    expect(server.clock.now() - before).toBeLessThan(1_000);
  });

  it('gives up what does not answer, once', async () => {
    server.reply = () => undefined;
    const client = createClient();
    expect(await ask(client, { asker: 'person' })).toMatchObject({
      refusal: { error: { code: 'timeout' } },
    });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0].signal.aborted).toBe(true);
  });

  it('ends with the reason of the signal, wherever it is', async () => {
    server.reply = () => undefined;
    const client = createClient();
    const controller = new AbortController();
    server.clock.after(1_000, () => controller.abort(new Error('enough')));
    await expect(ask(client, { signal: controller.signal })).rejects.toThrow(
      'enough',
    );
    await expect(ask(client, { signal: controller.signal })).rejects.toThrow(
      'enough',
    );
    expect(server.requests).toHaveLength(1);
  });

  describe('leaves a server alone', () => {
    const paused = { refusal: { error: { code: 'paused' } } };

    it('after five failures in a row, until one attempt goes well', async () => {
      const client = createClient();
      server.reply = () => refusedConnection;
      expect(await ask(client)).toMatchObject({
        refusal: { error: { code: 'unreachable' } },
      });
      // The fifth failure is within the second call.
      expect(await ask(client)).toMatchObject(paused);
      expect(server.requests).toHaveLength(5);
      const until = new Date(server.requests[4].at + 30_000).toISOString();
      expect(await ask(client)).toMatchObject({
        refusal: {
          error: {
            message: `left alone until ${until}, for it failed again and again: connection refused`,
            fix: expect.stringContaining('baseUrl'),
          },
        },
      });
      await server.clock.advance(30_000);

      server.reply = () => '{}';
      server.latencyMs = 500;
      const [probe, beside] = [ask(client), ask(client)];
      expect(await beside).toMatchObject(paused);
      expect(await probe).toEqual({ ok: true, value: {} });
      expect(await ask(client)).toEqual({ ok: true, value: {} });
      expect(server.requests).toHaveLength(7);
    });

    it('twice as long when the attempt fails', async () => {
      const client = createClient();
      server.reply = () => refusedConnection;
      await ask(client);
      await ask(client);
      await server.clock.advance(30_000);
      expect(await ask(client)).toMatchObject(paused);
      expect(server.requests).toHaveLength(6);
      await server.clock.advance(55_000);
      expect(await ask(client)).toMatchObject(paused);
      expect(server.requests).toHaveLength(6);
      await server.clock.advance(5_000);
      await ask(client);
      expect(server.requests).toHaveLength(7);
    });

    it('but not for what a person wrote, nor for refusals', async () => {
      const client = createClient();
      for (const [reply, more] of [
        [{ status: 500 }, { asker: 'person', isOwnWords: true }],
        [{ status: 401 }, {}],
        [{ status: 404, text: PAGE }, {}],
      ] as const) {
        server.reply = () => reply;
        for (let times = 0; times < 6; times += 1) {
          expect(await ask(client, more)).not.toMatchObject(paused);
        }
      }
    });
  });

  describe('behind a prefix', () => {
    const baseUrl = 'http://mlflow.test/mlf/';

    it('finds the API of servers before 3.11 at the root, once', async () => {
      server.reply = ({ url }) =>
        url.includes('/mlf/') ? { status: 404, text: PAGE } : '{}';
      const client = createClient({ baseUrl });
      expect(await ask(client)).toEqual({ ok: true, value: {} });
      expect(await ask(client)).toEqual({ ok: true, value: {} });
      expect(server.paths()).toEqual(['/mlf/x', '/x', '/x']);
      expect(bases).toEqual(['http://mlflow.test']);
    });

    it('does not take another page for an API', async () => {
      server.reply = ({ url }) =>
        url.includes('/mlf/')
          ? { status: 404, text: PAGE }
          : '<html><title>Portal</title>';
      const client = createClient({ baseUrl });
      const noApi = {
        refusal: { error: { code: 'protocol' }, isNoRoute: true },
      };
      expect(await ask(client)).toMatchObject(noApi);
      expect(await server.settled(client.version(never))).toMatchObject(noApi);
      expect(bases).toEqual([]);
    });

    it('goes back when the server learns the prefix', async () => {
      server.reply = ({ url }) =>
        url.includes('/mlf/') === server.requests.length > 3
          ? '{}'
          : { status: 404, text: PAGE };
      const client = createClient({ baseUrl });
      await ask(client);
      await ask(client);
      expect(await ask(client)).toEqual({ ok: true, value: {} });
      expect(server.paths().slice(2)).toEqual(['/x', '/x', '/mlf/x']);
    });
  });

  describe('workspaces', () => {
    const workspace = 'team-a';
    const sent = () =>
      server.requests.map(({ headers }) => headers['x-mlflow-workspace']);

    it('are named only to servers that have them', async () => {
      server.reply = ({ url }) =>
        url.endsWith('server-info') ? '{"workspaces_enabled":true}' : '{}';
      const client = createClient();
      await ask(client, { workspace });
      await ask(client, { workspace });
      await ask(client);
      expect(sent()).toEqual([undefined, workspace, workspace, undefined]);
    });

    it.each([
      ['switched off', '{"workspaces_enabled":false}'],
      ['unknown', { status: 404, text: PAGE }],
    ])('are missed where they are %s', async (_, reply) => {
      server.reply = ({ url }) =>
        url.endsWith('server-info') ? reply : { status: 500 };
      expect(await ask(createClient(), { workspace })).toMatchObject({
        refusal: {
          error: {
            message: 'the server has no workspaces',
            fix: expect.stringContaining('--enable-workspaces'),
          },
        },
      });
      expect(server.requests).toHaveLength(1);
    });
  });
});
