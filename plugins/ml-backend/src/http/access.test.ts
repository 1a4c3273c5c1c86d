import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  mlPermissions,
  mlWorkloadLogsReadPermission,
  stringifyWorkloadRef,
} from '@mlport/backstage-plugin-ml-common';
import request from 'supertest';
import { InMemoryMirror } from '../workloads/__testUtils__/InMemoryMirror';
import { openStream } from './__testUtils__/openStream';
import {
  AccessBackend,
  Caller,
  Decisions,
  fill,
  headerOf,
  startAccessBackend,
  uidsOf,
} from './__testUtils__/startAccessBackend';

/** What no answer and no log may hold. */
const CANARY = 'canary-7f3a';

const CLOSED = [
  ['anonymous', 401],
  ['nobody', 403],
] as const;
const OPEN: [Caller, string[]][] = [
  ['vision', ['v1', 'v2']],
  ['nlp', ['n1']],
  ['admin', ['n1', 'orphan', 'v1', 'v2']],
  ['service', ['n1', 'orphan', 'v1', 'v2']],
];
const QUERIES: Record<string, (uid: string) => boolean> = {
  '': () => true,
  'owner=group:default/vision': uid => uid.startsWith('v'),
  'cluster=us': uid => uid === 'n1',
  'text=v1': uid => uid === 'v1',
  'entityRef=component:default/greedy': () => true,
};

describe('access to workloads, by the permission backend', () => {
  const mirror = InMemoryMirror.create();
  const changed: Decisions = new Map();
  let backend: AccessBackend;
  let url: string;

  beforeAll(async () => {
    backend = await startAccessBackend(mirror, changed);
    url = `${backend.url}/api/ml`;
  });
  afterAll(() => backend.stop());

  beforeEach(() => {
    changed.clear();
    fill(mirror, CANARY);
  });

  const get = (path: string, caller: Caller) =>
    request(url).get(path).set('Authorization', headerOf(caller)).set({
      Cookie: CANARY,
      'X-Token': CANARY,
    });

  describe.each(CLOSED)('%s', (caller, refusal) => {
    it.each(Object.keys(QUERIES))('sees nothing: ?%s', async query => {
      for (const path of ['/workloads', '/workloads/stream']) {
        const { status, text } = await get(`${path}?${query}`, caller);
        expect(status).toBe(refusal);
        expect(text).not.toMatch(/"uid"|orphan/);
        expect(text).not.toContain(CANARY);
      }
    });
  });

  describe.each(OPEN)('%s', (caller, own) => {
    it.each(Object.keys(QUERIES))('sees what is theirs: ?%s', async query => {
      const expected = own.filter(QUERIES[query]);
      const { status, body, text } = await get(`/workloads?${query}`, caller);
      expect(status).toBe(200);
      expect(uidsOf(body.items)).toEqual(expected);
      expect(body.total).toBe(expected.length);
      expect(body.counts.Running ?? 0).toBe(expected.length);
      expect(text).not.toContain(CANARY);

      const stream = openStream(url, headerOf(caller), query);
      const snapshot = await stream.nextOf('snapshot');
      expect(uidsOf(snapshot.items)).toEqual(expected);
      expect(JSON.stringify(snapshot)).not.toContain(CANARY);
      await stream.close();
    });

    it('pages by the cursor of somebody who sees more, over what is theirs', async () => {
      const page = await get('/workloads?sort=name&limit=2', 'admin');
      const cursor = encodeURIComponent(page.body.next);
      const { body } = await get(
        `/workloads?sort=name&cursor=${cursor}`,
        caller,
      );
      expect(uidsOf(body.items)).toEqual(own.filter(uid => uid > 'orphan'));
      expect(body.total).toBe(own.length);
    });

    it('learns of sources what they may know', async () => {
      const { body } = await get('/workloads', caller);
      const isFull = caller === 'admin' || caller === 'service';
      expect(body.sources).toMatchObject([
        { cluster: 'eu', freshness: 'fresh' },
        { cluster: 'us', freshness: 'fresh' },
      ]);
      expect('rows' in body.sources[0]).toBe(isFull);
      expect('restarts' in body.sources[0]).toBe(isFull);
    });
  });

  it('is closed when the policy asks for a rule that there is not', async () => {
    changed.set('vision', permission =>
      isResourcePermission(permission)
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'ml',
            resourceType: permission.resourceType,
            conditions: {
              resourceType: permission.resourceType,
              rule: 'IS_MINE',
            },
          }
        : { result: AuthorizeResult.ALLOW },
    );
    const { status, text } = await get('/workloads', 'vision');
    expect(status).toBe(500);
    expect(text).not.toContain('"uid"');
  });

  it('tells the permission framework all permissions and rules', async () => {
    const { body } = await request(url).get(
      '/.well-known/backstage/permissions/metadata',
    );
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    expect(names(body.permissions).sort()).toEqual(names(mlPermissions).sort());
    expect(names(body.rules)).toEqual([
      'IN_CLUSTER',
      'IN_NAMESPACE',
      'OF_KIND',
      'IS_OWNED_BY',
    ]);
  });

  it.each([
    ['v1', 'ALLOW'],
    ['n1', 'DENY'],
    ['nothing', 'DENY'],
  ])(
    'decides about %s alone, for screens that ask: %s',
    async (uid, result) => {
      const response = await request(`${backend.url}/api/permission`)
        .post('/authorize')
        .set('Authorization', headerOf('vision'))
        .send({
          items: [
            {
              id: '1',
              permission: mlWorkloadLogsReadPermission,
              resourceRef: stringifyWorkloadRef({
                cluster: uid === 'n1' ? 'us' : 'eu',
                uid,
              }),
            },
          ],
        });
      expect(response.body.items).toEqual([{ id: '1', result }]);
    },
  );

  it('has logged no secret', () => {
    expect(backend.logged()).toContain('IS_MINE');
    expect(backend.logged()).not.toContain(CANARY);
  });
});
