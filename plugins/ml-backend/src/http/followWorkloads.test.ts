import { mockCredentials } from '@backstage/backend-test-utils';
import {
  applyWorkloadEvent,
  applyWorkloadPage,
  EMPTY_WORKLOAD_VIEW,
  FollowStatus,
  followWorkloads,
  WorkloadView,
} from '@mlport/backstage-plugin-ml-common';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';

const QUICK = { least: 1, spread: 1, most: 20 };

/** Follows and reduces until a view is as wanted. */
function follow(
  server: TestServer,
  options: { since?: string; view?: WorkloadView } = {},
) {
  const controller = new AbortController();
  const statuses: FollowStatus['type'][] = [];
  let view = options.view ?? EMPTY_WORKLOAD_VIEW;
  const events = followWorkloads(
    server.client,
    {},
    {
      since: options.since,
      signal: AbortSignal.any([controller.signal, AbortSignal.timeout(10_000)]),
      backoff: QUICK,
      onStatus: ({ type }) => statuses.push(type),
    },
  );
  return {
    statuses,
    types: [] as string[],
    async until(isWanted: (view: WorkloadView) => boolean) {
      while (!isWanted(view)) {
        const { value, done } = await events.next();
        if (done) {
          throw new Error('The stream ended before the view was as wanted');
        }
        this.types.push(value.type);
        view = applyWorkloadEvent(view, value);
      }
      return view;
    },
    rest: () => events.next(),
    stop: () => controller.abort(),
  };
}

const names = (view: WorkloadView) =>
  [...view.rows.values()].map(({ name }) => name).sort();

describe('followWorkloads over the real router', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.close());

  it('survives a broken connection without losing or repeating anything', async () => {
    server.mirror.put({ uid: 'a' });
    server.mirror.put({ uid: 'b' });
    const reader = follow(server);
    await reader.until(view => view.complete);

    server.cut();
    server.mirror.put({ uid: 'c', name: 'größer-🚀' });
    server.mirror.remove('a');
    const view = await reader.until(({ rows }) => rows.has('prod-eu/c'));
    expect(names(view)).toEqual(['b', 'größer-🚀']);
    expect(reader.types.filter(type => type === 'snapshot')).toHaveLength(1);
    expect(reader.statuses).toEqual([
      'connecting',
      'live',
      'waiting',
      'connecting',
      'live',
    ]);
    reader.stop();
    await expect(reader.rest()).resolves.toMatchObject({ done: true });
  });

  it('takes up from a page', async () => {
    server.mirror.put({ uid: 'a' });
    const page = await server.client.listWorkloads({});
    server.mirror.put({ uid: 'b' });
    const reader = follow(server, {
      since: page.version,
      view: applyWorkloadPage(EMPTY_WORKLOAD_VIEW, page),
    });
    const view = await reader.until(({ rows }) => rows.size === 2);
    expect(names(view)).toEqual(['a', 'b']);
    expect(reader.types).not.toContain('snapshot');
    reader.stop();
  });

  it('waits while the backend fails, and stops when it is denied', async () => {
    const reader = follow(server);
    await reader.until(view => view.complete);
    server.decide(new Error('the permission backend is down'));
    server.cut();
    const denied = reader.rest();
    while (!reader.statuses.slice(2).includes('connecting')) {
      await new Promise(setImmediate);
    }
    server.decide('DENY');
    await expect(denied).rejects.toMatchObject({
      statusCode: 403,
      cause: { name: 'NotAllowedError' },
    });
  });

  it('gives the reason of a refusal', async () => {
    await expect(
      server.client.listWorkloads({ limit: 0 }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 400,
      cause: { message: "'limit' is '0', but must be >= 1" },
    });
    const anonymous = server.clientOf(mockCredentials.none.header());
    await expect(anonymous.listWorkloads({})).rejects.toMatchObject({
      statusCode: 401,
    });
  });

  it('asks for everything that a request can hold', async () => {
    server.mirror.put({
      uid: 'a',
      owner: 'group:default/team-a',
      workload: { queue: 'q&a', message: 'café' },
    });
    const { items } = await server.client.listWorkloads({
      cluster: ['prod-eu', 'x'],
      namespace: ['vision'],
      kind: ['PyTorchJob'],
      state: ['Running', 'Failed'],
      owner: ['group:default/team-a'],
      queue: ['q&a'],
      text: 'CAFÉ',
      sort: '-age',
      limit: 1,
    });
    expect(items).toHaveLength(1);
  });
});
