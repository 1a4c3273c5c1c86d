import { Entity } from '@backstage/catalog-model';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  mlWorkloadReadPermission,
  WorkloadQuery,
  WorkloadStreamEvent,
} from '@mlport/backstage-plugin-ml-common';
import {
  createMlWorkloadConditionalDecision,
  mlWorkloadConditions,
} from '@mlport/backstage-plugin-ml-node';
import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { ClaimIndex } from '../../workloads/ClaimIndex';
import { startTestServer, TestServer } from '../__testUtils__/startTestServer';
import { STREAM_TIMES } from './streamWorkloads';

type Ids = string[];

/** One open stream, read event by event. */
class Reader {
  readonly #controller = new AbortController();
  readonly #iterator: AsyncIterator<WorkloadStreamEvent>;

  constructor(server: TestServer, query: WorkloadQuery = {}, since?: string) {
    const signal = AbortSignal.any([
      this.#controller.signal,
      AbortSignal.timeout(10_000),
    ]);
    this.#iterator = server.client
      .streamWorkloads(query, { since, signal })
      [Symbol.asyncIterator]();
  }

  /** The next event that is not about sources. */
  async next(): Promise<WorkloadStreamEvent | undefined> {
    for (;;) {
      const { value, done } = await this.#iterator.next();
      if (done) {
        return undefined;
      }
      if (value.type !== 'sources') {
        return value;
      }
    }
  }

  async nextOf<T extends WorkloadStreamEvent['type']>(
    type: T,
  ): Promise<Extract<WorkloadStreamEvent, { type: T }>> {
    for (;;) {
      const { value, done } = await this.#iterator.next();
      if (done) {
        throw new Error(`The stream ended before '${type}'`);
      }
      if (value.type === type) {
        return value as Extract<WorkloadStreamEvent, { type: T }>;
      }
    }
  }

  async close(): Promise<void> {
    this.#controller.abort();
    await this.#iterator.return?.();
  }
}

const uids = (items: readonly { uid: string }[]): Ids =>
  items.map(({ uid }) => uid).sort();

describe('the stream of workloads', () => {
  const opened: { close(): Promise<void> }[] = [];

  async function start(options: Parameters<typeof startTestServer>[0] = {}) {
    const server = await startTestServer(options);
    opened.push(server);
    return server;
  }

  function read(server: TestServer, query?: WorkloadQuery, since?: string) {
    const reader = new Reader(server, query, since);
    opened.push(reader);
    return reader;
  }

  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) {
      await one.close();
    }
  });

  it('has the headers that keep proxies from holding it back', async () => {
    const server = await start();
    const response = await fetch(`${server.url}/workloads/stream`, {
      headers: { Authorization: mockCredentials.user.header() },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe(
      'no-cache, no-transform',
    );
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    await response.body?.cancel();
  });

  it('sends a snapshot in parts, then what changes', async () => {
    const server = await start();
    for (let index = 0; index < 1_201; index++) {
      server.mirror.put({ uid: `job-${index}` });
    }
    const reader = read(server);
    const parts = [];
    for (;;) {
      const part = await reader.nextOf('snapshot');
      parts.push(part);
      if (part.complete) {
        break;
      }
    }
    expect(parts.length).toBeGreaterThanOrEqual(3);
    expect(
      Math.max(...parts.map(({ items }) => items.length)),
    ).toBeLessThanOrEqual(500);
    expect(new Set(parts.flatMap(({ items }) => uids(items))).size).toBe(1_201);
    expect(parts.map(({ reset }) => reset).indexOf(true)).toBe(0);
    expect(parts.filter(({ id }) => id !== '')).toEqual([parts.at(-1)]);

    server.mirror.put({ uid: 'job-1', workload: { state: 'Failed' } });
    server.mirror.put({ uid: 'job-1', workload: { state: 'Succeeded' } });
    server.mirror.remove('job-2');
    const delta = await reader.nextOf('delta');
    expect(delta.upserts).toHaveLength(1);
    expect(delta.upserts[0]).toMatchObject({
      uid: 'job-1',
      state: 'Succeeded',
    });
    expect(delta.removes).toEqual([{ cluster: 'prod-eu', uid: 'job-2' }]);
  });

  it('removes a row that leaves the query, and never mentions one that was never in it', async () => {
    const server = await start();
    server.mirror.put({ uid: 'a', workload: { state: 'Running' } });
    server.mirror.put({ uid: 'secret', namespace: 'other' });
    const reader = read(server, { state: ['Running'], namespace: ['vision'] });
    expect(uids((await reader.nextOf('snapshot')).items)).toEqual(['a']);

    server.mirror.put({
      uid: 'secret',
      namespace: 'other',
      workload: { state: 'Failed' },
    });
    server.mirror.remove('secret');
    server.mirror.put({ uid: 'short', workload: { state: 'Failed' } });
    server.mirror.put({ uid: 'a', workload: { state: 'Failed' } });
    expect(await reader.next()).toMatchObject({
      type: 'delta',
      upserts: [],
      removes: [{ cluster: 'prod-eu', uid: 'a' }],
    });
  });

  it('goes on by changes from where a reader was, also from a page', async () => {
    const server = await start();
    server.mirror.put({ uid: 'a' });
    const page = await server.client.listWorkloads({ kind: ['PyTorchJob'] });
    server.mirror.put({ uid: 'b' });
    server.mirror.remove('a');

    const reader = read(server, { kind: ['PyTorchJob'] }, page.version);
    const delta = await reader.next();
    expect(delta).toMatchObject({
      type: 'delta',
      removes: [{ cluster: 'prod-eu', uid: 'a' }],
    });
    expect(uids(delta?.type === 'delta' ? delta.upserts : [])).toEqual(['b']);
  });

  it.each([
    [
      'another epoch',
      (version: string) => version.replace('epoch-1', 'epoch-0'),
      {},
    ],
    ['a sequence still to come', (version: string) => `${version}9999`, {}],
    ['no version at all', () => 'yesterday', {}],
    ['another query', (version: string) => version, { queue: ['vision'] }],
  ])('starts anew for %s', async (_, change, query) => {
    const server = await start();
    server.mirror.put({ uid: 'a', workload: { queue: 'vision' } });
    const { version } = await server.client.listWorkloads({});
    const reader = read(server, query, change(version));
    expect(await reader.next()).toMatchObject({
      type: 'snapshot',
      reset: true,
      complete: true,
    });
  });

  it('starts anew when the changes since are forgotten', async () => {
    const server = await start({ logCapacity: 3 });
    const { version } = await server.client.listWorkloads({});
    for (const uid of ['a', 'b', 'c']) {
      server.mirror.put({ uid });
    }
    expect(await read(server, {}, version).next()).toMatchObject({
      type: 'delta',
    });
    server.mirror.put({ uid: 'd' });
    const reader = read(server, {}, version);
    const snapshot = await reader.nextOf('snapshot');
    expect(snapshot.reset).toBe(true);
    expect(uids(snapshot.items)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('prefers Last-Event-ID to the query, as a reader that came back sends both', async () => {
    const server = await start();
    server.mirror.put({ uid: 'a' });
    const { version } = await server.client.listWorkloads({});
    const response = await fetch(
      `${server.url}/workloads/stream?since=${version}`,
      {
        headers: {
          Authorization: mockCredentials.user.header(),
          'Last-Event-ID': 'epoch-0.1',
        },
      },
    );
    const reader = response
      .body!.pipeThrough(new TextDecoderStream())
      .getReader();
    let text = '';
    while (!text.includes('event: snapshot')) {
      const { value, done } = await reader.read();
      expect(done).toBe(false);
      text += value;
    }
    await reader.cancel();
  });

  it('tells when the sources change', async () => {
    const server = await start();
    const reader = read(server);
    expect((await reader.nextOf('sources')).sources).toEqual([]);
    await reader.nextOf('snapshot');
    server.mirror.setSources([
      {
        cluster: 'prod-eu',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'stale',
        rows: 0,
      },
    ]);
    const { sources } = await reader.nextOf('sources');
    expect(sources).toMatchObject([{ freshness: 'stale' }]);
  });

  it('moves a quiet reader on past changes that did not concern it', async () => {
    const server = await start({ times: { ...STREAM_TIMES, heartbeat: 20 } });
    const reader = read(server, { namespace: ['vision'] });
    const { id } = await reader.nextOf('snapshot');
    server.mirror.put({ uid: 'x', namespace: 'other' });
    const beat = await reader.nextOf('delta');
    expect(beat).toMatchObject({ upserts: [], removes: [] });
    expect(beat.id).not.toBe(id);
  });

  it('pushes a change of what the catalog claims', async () => {
    const server = await start();
    server.mirror.put({ uid: 'a', labels: { app: 'resnet' } });
    await server.book.setClaims(ClaimIndex.create([]));
    const reader = read(server, { claimed: false });
    expect(uids((await reader.nextOf('snapshot')).items)).toEqual(['a']);
    await server.book.setClaims(
      ClaimIndex.create([{ by: 'label-selector', selector: 'app=resnet' }]),
    );
    expect((await reader.nextOf('delta')).removes).toMatchObject([
      { uid: 'a' },
    ]);
  });

  describe('access', () => {
    const times = { ...STREAM_TIMES, recheck: 30 };

    it('ends when the permission is withdrawn', async () => {
      const server = await start({ times });
      const reader = read(server);
      await reader.nextOf('snapshot');
      server.decide('DENY');
      expect(await reader.nextOf('end')).toEqual({
        type: 'end',
        reason: 'permission',
      });
      expect(await reader.next()).toBeUndefined();
    });

    it('drops a reader, to come back, when the policy stays without an answer', async () => {
      const server = await start({ times });
      const reader = read(server);
      await reader.nextOf('snapshot');
      server.decide(new Error('down'));
      await expect(reader.next()).rejects.toThrow();
    });

    it('drops a reader when the policy keeps its answer to itself', async () => {
      const server = await start({ times: { ...times, answer: 30 } });
      const reader = read(server);
      await reader.nextOf('snapshot');
      server.decide(() => new Promise(() => {}));
      await expect(reader.next()).rejects.toThrow();
    });

    it('gives a slow reader no more of what it may not see any more', async () => {
      const server = await start({ times });
      const message = 'x'.repeat(300);
      for (let index = 0; index < 60_000; index++) {
        server.mirror.put({
          uid: `job-${index}`,
          cluster: 'us',
          workload: { message },
        });
      }
      server.mirror.put({ uid: 'mine', cluster: 'eu' });
      const response = await fetch(`${server.url}/workloads/stream`, {
        headers: { Authorization: mockCredentials.user.header() },
      });
      const before = server.asked();
      server.decide(permission =>
        isResourcePermission(permission)
          ? createMlWorkloadConditionalDecision(
              permission as typeof mlWorkloadReadPermission,
              mlWorkloadConditions.inCluster({ clusters: ['eu'] }),
            )
          : { result: AuthorizeResult.ALLOW },
      );
      // Asked, and answered: the next question shows it.
      while (server.asked() < before + 4) {
        await new Promise(setImmediate);
      }
      let text = '';
      for await (const part of response.body!.pipeThrough(
        new TextDecoderStream(),
      )) {
        text += part;
        if (text.includes('"mine"') && text.endsWith('\n\n')) {
          break;
        }
      }
      const parts = text
        .split('\n\n')
        .filter(part => part.includes('event: snapshot'));
      // All would be 430; what the sockets between them hold comes through.
      expect(parts.length).toBeLessThan(300);
      expect(parts.at(-1)).toContain('"reset":true,"complete":true');
      expect(parts.at(-1)).not.toContain('job-');
    });

    it('asks the policy twice per request, however many rows there are', async () => {
      const server = await start();
      for (let index = 0; index < 100; index++) {
        server.mirror.put({ uid: `job-${index}` });
      }
      await server.client.listWorkloads({});
      expect(server.asked()).toBe(2);
    });

    it('ends when the entity is hidden, and starts anew when its annotations change', async () => {
      const entity = (id: string): Entity => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'net',
          namespace: 'default',
          annotations: { 'backstage.io/kubernetes-id': id },
        },
      });
      const server = await start({ times, entities: [entity('a')] });
      for (const uid of ['a', 'b']) {
        server.mirror.put({
          uid,
          labels: { 'backstage.io/kubernetes-id': uid },
        });
      }
      const reader = read(server, { entityRef: 'component:net' });
      const first = await reader.nextOf('snapshot');
      expect(uids(first.items)).toEqual(['a']);
      expect(first.match?.by).toBe('kubernetes-id');

      server.setEntities([entity('b')]);
      const second = await reader.nextOf('snapshot');
      expect(second.reset).toBe(true);
      expect(uids(second.items)).toEqual(['b']);

      server.setEntities([]);
      expect((await reader.nextOf('end')).reason).toBe('permission');
    });

    it('ends when the token runs out', async () => {
      const server = await start({ expiresAt: new Date(Date.now() + 300) });
      const reader = read(server);
      await reader.nextOf('snapshot');
      expect((await reader.nextOf('end')).reason).toBe('token');
      expect(await reader.next()).toBeUndefined();
    });
  });

  it('limits the streams of one user and of all, and frees them', async () => {
    const server = await start({ streams: { total: 3, perUser: 2 } });
    const first = read(server);
    const second = read(server);
    await first.nextOf('snapshot');
    await second.nextOf('snapshot');
    const third = await fetch(`${server.url}/workloads/stream`, {
      headers: { Authorization: mockCredentials.user.header() },
    });
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toBe('10');
    expect((await third.json()).error.message).toContain('close some tabs');

    const others = ['user:default/b', 'user:default/c'].map(ref => ({
      Authorization: mockCredentials.user.header(ref),
    }));
    const fourth = await fetch(`${server.url}/workloads/stream`, {
      headers: others[0],
    });
    expect(fourth.status).toBe(200);
    const fifth = await fetch(`${server.url}/workloads/stream`, {
      headers: others[1],
    });
    expect(fifth.status).toBe(429);
    await fifth.text();
    await fourth.body?.cancel();

    await first.close();
    let status = 429;
    while (status === 429) {
      const retry = await fetch(`${server.url}/workloads/stream`, {
        headers: { Authorization: mockCredentials.user.header() },
      });
      status = retry.status;
      await retry.body?.cancel();
    }
    expect(status).toBe(200);
  });

  it('drops a reader that does not read, and brings it up to date when it comes back', async () => {
    const server = await start({ times: { ...STREAM_TIMES, patience: 100 } });
    const message = 'x'.repeat(300);
    for (let index = 0; index < 30_000; index++) {
      server.mirror.put({ uid: `job-${index}`, workload: { message } });
    }
    const socket: Socket = connect(
      Number(new URL(server.url).port),
      '127.0.0.1',
    );
    await once(socket, 'connect');
    socket.pause();
    socket.on('error', () => undefined);
    socket.write(
      `GET /workloads/stream HTTP/1.1\r\nHost: x\r\nAuthorization: ${mockCredentials.user.header()}\r\n\r\n`,
    );
    while ((await server.connections()) === 0) {
      await new Promise(setImmediate);
    }
    while ((await server.connections()) > 0) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    socket.destroy();

    const reader = read(server, { text: 'job-29999' });
    expect(uids((await reader.nextOf('snapshot')).items)).toEqual([
      'job-29999',
    ]);
  });

  it('is ended by the backend when it stops', async () => {
    const server = await startTestServer();
    const reader = read(server);
    await reader.nextOf('snapshot');
    const next = reader.next();
    await server.close();
    await expect(next).resolves.toBeUndefined();
  });
});
