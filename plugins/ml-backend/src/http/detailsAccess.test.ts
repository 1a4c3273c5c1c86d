import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { job, PlayedCluster, pod } from '../facts/__testUtils__/PlayedCluster';
import { testKind } from '../workloads/__testUtils__/InMemoryMirror';
import { Caller } from './__testUtils__/startAccessBackend';
import { CANARY, useAccessBackend } from './__testUtils__/useAccessBackend';

const PATH = '/workloads/prod-eu/vision/kubeflow.org/PyTorchJob/a';
const LOGS = `${PATH}/logs?pod=a-0`;
const MANIFEST = `${PATH}/manifest`;

/** The status of each route for each caller, in the order of `ROUTES`. */
const ROUTES = [PATH, LOGS, MANIFEST, '/quotas', '/sources'];
const MATRIX: [Caller, number[]][] = [
  ['anonymous', [401, 401, 401, 401, 401]],
  ['nobody', [403, 403, 403, 403, 403]],
  ['nlp', [404, 404, 404, 200, 200]],
  ['vision', [200, 200, 200, 200, 200]],
  ['admin', [200, 200, 200, 200, 200]],
  ['service', [200, 200, 200, 200, 200]],
];

describe('access to details, logs, manifests, quotas and sources', () => {
  const played = PlayedCluster.create({
    object: job('a', {
      spec: {
        env: [{ name: 'TOKEN', value: CANARY }],
        args: ['--password', CANARY],
      },
      status: {
        conditions: [{ type: 'Failed', message: `token=${CANARY}` }],
      },
    }),
    pods: [
      pod('a-0', {
        status: {
          message: `password: ${CANARY}`,
          containerStatuses: [
            {
              name: 'main',
              state: { terminated: { exitCode: 1, message: CANARY } },
            },
          ],
        },
      }),
    ],
    events: [
      {
        reason: 'Failed',
        message: `https://me:${CANARY}@registry/x`,
        involvedObject: { uid: 'a' },
      },
    ],
    log: `API_KEY=${CANARY}\n`,
  });
  const { mirror, changed, get, logged } = useAccessBackend(played.gateway);

  beforeAll(() => {
    mirror.put({
      uid: 'a',
      owner: 'vision',
      labels: { token: CANARY },
      annotations: { token: CANARY },
      workload: { state: 'Failed' },
    });
    const quota = { type: 'quota' as const, scope: 'local' as const };
    const held = (name: string, namespace?: string, owner?: string) => ({
      cluster: 'prod-eu',
      kind: testKind(
        'kueue.x-k8s.io',
        namespace ? 'LocalQueue' : 'ClusterQueue',
      ),
      meta: {
        name,
        ...(namespace && { namespace }),
        uid: name,
        resourceVersion: '1',
        labels: { token: CANARY },
        annotations: {},
      },
      ...(owner && { owner }),
      reading: { ...quota, resources: [] },
    });
    mirror.setReadings([
      held('whole'),
      held('of-vision', 'vision', 'vision'),
      held('of-nlp', 'nlp', 'nlp'),
    ]);
    mirror.setSources([
      {
        cluster: 'prod-eu',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'fresh',
        version: 'v1',
        rows: 1,
      },
      {
        cluster: 'prod-eu',
        group: 'kueue.x-k8s.io',
        kind: 'LocalQueue',
        freshness: 'fresh',
        rows: 2,
      },
    ]);
  });

  it.each(MATRIX)('%s', async (caller, statuses) => {
    const answers = [];
    for (const route of ROUTES) {
      const { status, text } = await get(route, caller);
      answers.push(status);
      expect(text).not.toContain(CANARY);
    }
    expect(answers).toEqual(statuses);
  });

  it.each(MATRIX)('%s, who has it already', async (caller, statuses) => {
    for (const [index, route] of ROUTES.entries()) {
      const status = statuses[index];
      const theirs = await get(route, caller);
      const admins = await get(route, 'admin');
      const ask = (etag: string) =>
        get(route, caller, { 'If-None-Match': etag });

      const again = await ask(theirs.headers.etag ?? 'W/"none"');
      expect(again.status).toBe(status === 200 ? 304 : status);
      expect(status !== 200 || again.text === '').toBe(true);

      // A tag of somebody else opens nothing, and answers only who would be answered the same.
      const other = await ask(admins.headers.etag);
      const isAlike = status === 200 && theirs.text === admins.text;
      expect(other.status).toBe(isAlike ? 304 : status);
    }
  });

  it('asks for a new answer when what it holds changed', async () => {
    const path = '/quotas';
    const { headers } = await get(path, 'admin');
    const ask = () => get(path, 'admin', { 'If-None-Match': headers.etag });
    expect((await ask()).status).toBe(304);
    changed.set('admin', ({ name }) => ({
      result:
        name === 'ml.quota.read' ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    }));
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
  });

  it('answers alike for work that is hidden and work that is not there', async () => {
    for (const tail of ['', '/logs?pod=a-0', '/manifest']) {
      const hidden = await get(`${PATH}${tail}`, 'nlp');
      const absent = await get(`${PATH.replace(/a$/, 'b')}${tail}`, 'vision');
      expect(hidden.status).toBe(404);
      expect(absent.status).toBe(404);
      expect(hidden.body.error.message).toBe(
        "There is no PyTorchJob 'a' in namespace 'vision' on cluster 'prod-eu', or you may not see it",
      );
      expect(absent.body.error.message).toBe(
        hidden.body.error.message.replace("'a'", "'b'"),
      );
    }
  });

  it.each([
    ['ml.workload.logs.read', [200, 403, 200]],
    ['ml.workload.manifest.read', [200, 200, 403]],
  ])('without %s', async (denied, statuses) => {
    changed.set('admin', ({ name }) => ({
      result: name === denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    }));
    const answers = [PATH, LOGS, MANIFEST].map(path => get(path, 'admin'));
    const found = await Promise.all(answers);
    expect(found.map(({ status }) => status)).toEqual(statuses);
  });

  it.each<[Caller, string[]]>([
    ['vision', ['of-vision']],
    ['nlp', ['of-nlp']],
    ['admin', ['whole', 'of-nlp', 'of-vision']],
  ])('%s sees the quotas %j', async (caller, names) => {
    const { body } = await get('/quotas', caller);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(names);
    expect(body.sources).toMatchObject([{ kind: 'LocalQueue' }]);
    expect('rows' in body.sources[0]).toBe(caller === 'admin');
  });

  it('gives no log of a pod of others', async () => {
    const { status } = await get(`${PATH}/logs?pod=b-0`, 'admin');
    expect(status).toBe(404);
  });

  it('has logged no secret', () => {
    expect(logged()).not.toContain(CANARY);
  });
});
