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
import { openStream } from './__testUtils__/openStream';
import {
  Caller,
  fill,
  headerOf,
  uidsOf,
} from './__testUtils__/startAccessBackend';
import { CANARY, useAccessBackend } from './__testUtils__/useAccessBackend';

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

const seesAll = (caller: Caller) => caller === 'admin' || caller === 'service';

describe('access to workloads, by the permission backend', () => {
  const { mirror, changed, url, get, logged } = useAccessBackend();

  beforeEach(() => fill(mirror, CANARY));

  describe.each(CLOSED)('%s', (caller, refusal) => {
    it.each(Object.keys(QUERIES))('sees nothing: ?%s', async query => {
      const { headers } = await get(`/workloads?${query}`, 'admin');
      for (const path of ['/workloads', '/workloads/stream']) {
        const { status, text } = await get(`${path}?${query}`, caller, {
          'If-None-Match': headers.etag,
        });
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

      const stream = openStream(`${url()}/api/ml`, headerOf(caller), query);
      const snapshot = await stream.nextOf('snapshot');
      expect(uidsOf(snapshot.items)).toEqual(expected);
      expect(JSON.stringify(snapshot)).not.toContain(CANARY);
      await stream.close();
    });

    it.each(Object.keys(QUERIES))('has what they have: ?%s', async query => {
      const path = `/workloads?${query}`;
      const theirs = await get(path, caller);
      const ifNoneMatch = { 'If-None-Match': theirs.headers.etag };
      const again = await get(path, caller, ifNoneMatch);
      expect(again.status).toBe(304);
      expect(again.text).toBe('');

      for (const [other] of OPEN) {
        const { headers } = await get(path, other);
        const { status } = await get(path, caller, {
          'If-None-Match': headers.etag,
        });
        const isAlike = seesAll(caller) && seesAll(other);
        expect(status).toBe(caller === other || isAlike ? 304 : 200);
      }
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
      const isFull = seesAll(caller);
      expect(body.sources).toMatchObject([
        { cluster: 'eu', freshness: 'fresh' },
        { cluster: 'us', freshness: 'fresh' },
      ]);
      expect('rows' in body.sources[0]).toBe(isFull);
      expect('restarts' in body.sources[0]).toBe(isFull);
    });
  });

  it('answers anew when the decision about somebody changed', async () => {
    const before = await get('/workloads', 'admin');
    const ask = () =>
      get('/workloads', 'admin', { 'If-None-Match': before.headers.etag });
    expect((await ask()).status).toBe(304);

    // The same rows, but no longer all about their sources.
    changed.set('admin', ({ name }) => ({
      result:
        name === 'ml.source.read'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
    const narrowed = await ask();
    expect(narrowed.status).toBe(200);
    expect('rows' in narrowed.body.sources[0]).toBe(false);

    changed.set('admin', () => ({ result: AuthorizeResult.DENY }));
    expect((await ask()).status).toBe(403);
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
    const { body } = await get(
      '/.well-known/backstage/permissions/metadata',
      'service',
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
      const response = await request(`${url()}/api/permission`)
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
    expect(logged()).toContain('IS_MINE');
    expect(logged()).not.toContain(CANARY);
  });
});
