import { Entity } from '@backstage/catalog-model';
import { mockCredentials } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { ClaimIndex } from '../workloads/ClaimIndex';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';

const badInput: { query: string; says: string }[] = parse(
  readFileSync(resolve(__dirname, 'cases/badInput.yaml'), 'utf8'),
);

const USER = mockCredentials.user.header();

describe('createRouter', () => {
  let server: TestServer;

  async function get(path: string, authorization: string | undefined = USER) {
    const response = await fetch(`${server.url}${path}`, {
      headers: authorization ? { Authorization: authorization } : {},
      signal: AbortSignal.timeout(5_000),
    });
    const isStream = response.headers
      .get('content-type')
      ?.startsWith('text/event-stream');
    if (isStream) {
      await response.body?.cancel();
      return { status: response.status, body: undefined };
    }
    return { status: response.status, body: await response.json() };
  }

  beforeEach(async () => {
    server = await startTestServer({
      entities: [
        component('by-id', { 'backstage.io/kubernetes-id': 'resnet' }),
        component('plain', {}),
        component('broken', {
          'backstage.io/kubernetes-label-selector': 'app in resnet',
        }),
      ],
    });
  });
  afterEach(() => server.close());

  it.each(badInput)('refuses $query', async ({ query, says }) => {
    const list = await get(`/workloads?${query}`);
    expect(list.status).toBe(400);
    expect(list.body.error.name).toBe('InputError');
    expect(list.body.error.message).toContain(says);
  });

  it('takes entity references in a URL as people write them', async () => {
    const { status } = await get('/workloads?owner=group:default/team-a');
    expect(status).toBe(200);
  });

  describe.each(['/workloads', '/workloads/stream'])('%s', path => {
    it('is closed to anonymous callers', async () => {
      const { status, body } = await get(path, mockCredentials.none.header());
      expect(status).toBe(401);
      expect(body.error.name).toBe('AuthenticationError');
    });

    it('is closed to whom the policy denies it, whether or not the entity exists', async () => {
      server.decide('DENY');
      for (const search of [
        '',
        '?entityRef=component:default/by-id',
        '?entityRef=component:default/nobody',
      ]) {
        const { status, body } = await get(`${path}${search}`);
        expect(status).toBe(403);
        expect(body.error.message).toContain("'ml.workload.read'");
      }
    });

    it('is closed when the policy does not answer', async () => {
      server.decide(new Error('the permission backend is down'));
      expect((await get(path)).status).toBe(500);
    });

    it('is open to users and services with the permission', async () => {
      expect((await get(path)).status).toBe(200);
      const service = await get(path, mockCredentials.service.header());
      expect(service.status).toBe(200);
    });

    it('answers alike for an entity that is missing and one that is hidden', async () => {
      const missing = await get(`${path}?entityRef=component:default/nobody`);
      expect(missing.status).toBe(404);
      expect(missing.body.error.message).toBe(
        "There is no entity 'component:default/nobody', or you may not see it",
      );
    });

    it('does not guess what is claimed before it has read the catalog', async () => {
      const before = await get(`${path}?claimed=false`);
      expect(before.status).toBe(503);
      await server.book.setClaims(ClaimIndex.create([]));
      expect((await get(`${path}?claimed=false`)).status).toBe(200);
    });
  });

  it('says by which annotation an entity was matched', async () => {
    server.mirror.put({
      uid: 'a',
      labels: { 'backstage.io/kubernetes-id': 'resnet' },
    });
    server.mirror.put({ uid: 'b' });

    const byId = await get('/workloads?entityRef=component:default/by-id');
    expect(byId.body.total).toBe(1);
    expect(byId.body.items[0].uid).toBe('a');
    expect(byId.body.match).toEqual({
      by: 'kubernetes-id',
      selector: 'backstage.io/kubernetes-id=resnet',
    });

    const plain = await get('/workloads?entityRef=component:plain');
    expect(plain.body.items).toEqual([]);
    expect(plain.body.match).toEqual({ by: 'none' });

    const broken = await get('/workloads?entityRef=component:broken');
    expect(broken.body.items).toEqual([]);
    expect(broken.body.match.problem).toMatch(/^character \d+: expected/);
  });

  it('lets no secret of an object or a request out', async () => {
    const canary = 'canary-7f3a';
    server.mirror.put({
      uid: 'a',
      labels: { token: canary },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': canary,
      },
    });
    const logged: unknown[] = [];
    for (const method of ['log', 'warn', 'error', 'info'] as const) {
      jest
        .spyOn(console, method)
        .mockImplementation((...parts) => logged.push(...parts));
    }
    const headers = { Authorization: USER, 'X-Secret': canary, Cookie: canary };
    for (const path of [
      '/workloads',
      '/workloads?limit=0',
      '/workloads?entityRef=component:nobody',
    ]) {
      const response = await fetch(`${server.url}${path}`, { headers });
      expect(await response.text()).not.toContain(canary);
    }
    const stream = server.client.streamWorkloads(
      {},
      { signal: AbortSignal.timeout(5_000) },
    );
    for await (const event of stream) {
      expect(JSON.stringify(event)).not.toContain(canary);
      if (event.type === 'snapshot' && event.complete) {
        break;
      }
    }
    jest.restoreAllMocks();
    expect(JSON.stringify(logged)).not.toContain(canary);
  });
});

function component(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
  };
}
