import { once } from 'node:events';
import { connect } from 'node:net';
import {
  ContractClient,
  jobsPath,
  metadataOf,
} from '../contract/ContractClient';
import { nextOfType, WatchStream } from '../contract/WatchStream';
import { administratorRules, viewerRules } from './Access';
import {
  PocketCluster,
  PocketClusterOptions,
  startPocketCluster,
} from './PocketCluster';

const JOBS = 'pytorchjobs.kubeflow.org';

describe('PocketCluster', () => {
  let cluster: PocketCluster;
  let client: ContractClient;

  async function start(options: Partial<PocketClusterOptions> = {}) {
    cluster = await startPocketCluster({
      name: 'pocket',
      identities: [
        { token: 'admin', user: 'admin', rules: administratorRules },
        { token: 'viewer', user: 'viewer', rules: viewerRules },
      ],
      ...options,
    });
    client = new ContractClient({
      url: cluster.url,
      token: 'viewer',
      adminToken: 'admin',
      fetch,
    });
    cluster.writer.create(cluster.type('namespaces'), {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'ns' },
    });
  }

  const list = () => client.ask(jobsPath('ns'));
  const version = async () =>
    String(metadataOf((await list()).body).resourceVersion);
  const watch = async (from: string) =>
    client.watch(
      `${jobsPath('ns')}?watch=1&resourceVersion=${from}&allowWatchBookmarks=1`,
    );
  /** Whether a stream ends, and not by the server's good-bye. */
  const broken = (stream: WatchStream) =>
    stream.all().then(
      () => false,
      () => true,
    );

  afterEach(() => cluster.close());

  it('sends bookmarks as often as it is told to', async () => {
    await start({ bookmarkMs: 20 });
    const stream = await watch(await version());
    cluster.store.advance();
    const bookmark = await nextOfType(stream, 'BOOKMARK');
    expect(bookmark?.object).toMatchObject({ kind: 'PyTorchJob' });
    expect(await nextOfType(stream, 'BOOKMARK')).toBeDefined();
    stream.close();
  });

  it('refuses initial events as a server without them does', async () => {
    await start({ watchList: false });
    const { body } = await client.ask(
      `${jobsPath()}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`,
    );
    expect(body).toMatchObject({
      code: 422,
      message: expect.stringContaining('unless the WatchList feature gate'),
    });
  });

  it('forgets changes that fall out of its window', async () => {
    await start({ windowSize: 2 });
    await client.createJob('ns', 'one');
    const old = await version();
    for (const name of ['two', 'three', 'four']) {
      await client.createJob('ns', name);
    }
    const stream = await watch(old);
    expect(await stream.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
    const exact = await client.ask(
      `${jobsPath('ns')}?resourceVersion=${old}&resourceVersionMatch=Exact`,
    );
    expect(exact.body).toMatchObject({ code: 410, reason: 'Expired' });
  });

  it('gives the end of a log', async () => {
    await start({ logs: () => ['one', 'two', 'three'] });
    cluster.writer.create(
      cluster.type('pods'),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'pod' },
        spec: { containers: [{ name: 'main' }] },
      },
      'ns',
    );
    const log = (query: string) =>
      client.ask(`/api/v1/namespaces/ns/pods/pod/log${query}`, {
        token: 'viewer',
      });
    expect((await log('?tailLines=2')).text).toBe('two\nthree\n');
    expect((await log('?tailLines=9')).text).toBe('one\ntwo\nthree\n');
    expect((await log('?tailLines=0')).text).toBe('');
    expect((await log('?limitBytes=3')).text).toBe('one');
  });

  it('counts requests and watches', async () => {
    await start();
    const before = cluster.requests;
    const stream = await watch(await version());
    expect([cluster.requests - before, cluster.watches]).toEqual([2, 1]);
    stream.close();
  });

  describe('with faults', () => {
    beforeEach(() => start());

    it('answers late', async () => {
      await cluster.setFaults({ slowMs: 120 });
      const begun = performance.now();
      expect((await list()).code).toBe(200);
      expect(performance.now() - begun).toBeGreaterThan(110);
    });

    it('refuses connections, cuts watches, and comes back on the same port', async () => {
      const { url } = cluster;
      const stream = await watch(await version());
      const end = broken(stream);
      await cluster.setFaults({ refusing: true });
      expect(await end).toBe(true);
      await expect(list()).rejects.toMatchObject({
        cause: { code: 'ECONNREFUSED' },
      });
      await cluster.setFaults({});
      expect(cluster.url).toBe(url);
      expect((await list()).code).toBe(200);
    });

    it('accepts in silence, and lets open watches go silent', async () => {
      const stream = await watch(await version());
      const next = stream.next().then(
        () => 'something',
        () => 'cut',
      );
      await cluster.setFaults({ silent: true });
      const socket = connect(Number(new URL(cluster.url).port), '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
      const answer = list().then(
        () => 'answered',
        () => 'cut',
      );
      cluster.writer.create(
        cluster.type(JOBS),
        { apiVersion: '', kind: '', metadata: { name: 'unheard' } },
        'ns',
      );
      const silence = new Promise(resolve =>
        setTimeout(resolve, 100, 'silent'),
      );
      expect(await Promise.race([next, answer, silence])).toBe('silent');
      await cluster.setFaults({});
      expect(await answer).toBe('cut');
      expect(await next).toBe('cut');
    });

    it('resets connections', async () => {
      const stream = await watch(await version());
      const end = broken(stream);
      await cluster.setFaults({ reset: true });
      expect(await end).toBe(true);
      await expect(list()).rejects.toThrow();
    });

    it('says 410 at the start of a watch from before, and not after a new list', async () => {
      const old = await version();
      await cluster.setFaults({ gone: ['start'] });
      expect((await watch(old)).code).toBe(410);
      const fresh = await watch(await version());
      expect(fresh.code).toBe(200);
      fresh.close();
    });

    it('says 410 in open streams and in new ones from before', async () => {
      const old = await version();
      const stream = await watch(old);
      await cluster.setFaults({ gone: ['stream'] });
      const error = { type: 'ERROR', object: { code: 410 } };
      expect(await stream.next()).toMatchObject(error);
      expect(await stream.next()).toBeUndefined();
      const late = await watch(old);
      expect(late.code).toBe(200);
      expect(await late.next()).toMatchObject(error);
      const fresh = await watch(await version());
      await client.createJob('ns', 'job');
      expect(await fresh.next()).toMatchObject({ type: 'ADDED' });
      fresh.close();
    });

    it('says 410 for the next page of a list from before', async () => {
      await client.createJob('ns', 'one');
      await client.createJob('ns', 'two');
      const path = `${jobsPath('ns')}?limit=1`;
      const next = async () =>
        `${path}&continue=${
          metadataOf((await client.ask(path)).body).continue
        }`;
      const old = await next();
      await cluster.setFaults({ gone: ['continue'] });
      expect((await client.ask(old)).code).toBe(410);
      expect((await client.ask(await next())).code).toBe(200);
    });

    it('knows no token any more', async () => {
      await cluster.setFaults({ unauthorized: true });
      expect((await list()).code).toBe(401);
    });

    it('has too much to do', async () => {
      await cluster.setFaults({ tooManyRequestsSeconds: 7 });
      const answer = await list();
      expect(answer.code).toBe(429);
      expect(answer.headers.get('retry-after')).toBe('7');
    });

    it('forbids one kind, ends its watches, and leaves the others', async () => {
      const stream = await watch(await version());
      await cluster.setFaults({ forbidden: [JOBS] });
      expect(await stream.next()).toBeUndefined();
      expect((await list()).body).toMatchObject({
        code: 403,
        reason: 'Forbidden',
        message: expect.stringContaining('cannot list resource "pytorchjobs"'),
      });
      expect((await client.ask('/apis/batch/v1/jobs')).code).toBe(200);
    });

    it('has a kind removed, also from discovery, until it is healed', async () => {
      await client.createJob('ns', 'job');
      await cluster.setFaults({ removed: [JOBS] });
      expect((await list()).text).toBe('404 page not found\n');
      expect((await client.ask('/apis')).text).not.toContain('"kubeflow.org"');
      await cluster.setFaults({});
      expect((await list()).text).toContain('"job"');
    });

    it('lists null, and breaks lines', async () => {
      const stream = await watch(await version());
      await cluster.setFaults({ nullItems: true, brokenLine: true });
      expect((await list()).body.items).toBeNull();
      await expect(stream.next()).rejects.toThrow(SyntaxError);
      stream.close();
    });
  });
});
