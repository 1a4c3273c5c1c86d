import { mockCredentials } from '@backstage/backend-test-utils';
import { MlClient } from '@mlport/backstage-plugin-ml-common';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';

const fresh = {
  cluster: 'prod-eu',
  group: 'kubeflow.org',
  kind: 'PyTorchJob',
  freshness: 'fresh' as const,
};

describe('an answer that somebody has', () => {
  let server: TestServer;
  let client: MlClient;
  let clock: VirtualClock;
  /** The status of each answer, in order. */
  let statuses: number[];

  beforeEach(async () => {
    clock = new VirtualClock();
    server = await startTestServer({ logCapacity: 10, clock });
    server.mirror.setSources([{ ...fresh, rows: 1 }]);
    server.mirror.put({ uid: 'a', namespace: 'vision' });
    server.mirror.put({ uid: 'b', namespace: 'nlp' });
    statuses = [];
    client = MlClient.create({
      baseUrl: () => server.url,
      fetch: async (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', mockCredentials.user.header());
        const response = await fetch(input, { ...init, headers });
        statuses.push(response.status);
        return response;
      },
    });
  });
  afterEach(() => server.close());

  const vision = () => client.listWorkloads({ namespace: ['vision'] });

  it('is not sent again while nothing changed for its query', async () => {
    const first = await vision();
    expect(await vision()).toBe(first);

    server.mirror.put({ uid: 'b', namespace: 'nlp', name: 'renamed' });
    server.mirror.setSources([{ ...fresh, rows: 2, asOf: 'later' }]);
    expect(await vision()).toBe(first);
    expect(statuses).toEqual([200, 304, 304]);
  });

  it.each<[string, () => void]>([
    [
      'a row changed',
      () => server.mirror.put({ uid: 'a', namespace: 'vision', name: 'x' }),
    ],
    ['a row came', () => server.mirror.put({ uid: 'c', namespace: 'vision' })],
    ['a row went', () => server.mirror.remove('a')],
    ['a row left', () => server.mirror.put({ uid: 'a', namespace: 'nlp' })],
    [
      'a reason was found',
      () => server.book.setWhy({ cluster: 'prod-eu', uid: 'a' }, 'a waits'),
    ],
    [
      'a source is stale',
      () => server.mirror.setSources([{ ...fresh, freshness: 'stale' }]),
    ],
  ])('is sent again when %s', async (_, change) => {
    const first = await vision();
    change();
    const second = await vision();
    expect(second).not.toEqual(first);
    expect(await vision()).toBe(second);
    expect(statuses).toEqual([200, 200, 304]);
  });

  it('says when details were collected, also where nothing else changed', async () => {
    const details = () =>
      client.getWorkload({
        cluster: 'prod-eu',
        namespace: 'vision',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        name: 'a',
      });
    const first = await details();
    expect(await details()).toBe(first);
    await clock.advance(60_000);
    const second = await details();
    expect(Date.parse(second.collectedAt) - Date.parse(first.collectedAt)).toBe(
      60_000,
    );
    expect({ ...second, collectedAt: first.collectedAt }).toEqual(first);
    expect(statuses).toEqual([200, 304, 200]);
  });

  it('counts what a filter of states hides', async () => {
    const failed = () =>
      client.listWorkloads({ namespace: ['vision'], state: ['Failed'] });
    await failed();
    server.mirror.put({ uid: 'c', namespace: 'vision' });
    expect((await failed()).counts).toEqual({ Running: 2 });
  });

  it('holds for one page of one order', async () => {
    await client.listWorkloads({ sort: 'name', limit: 1 });
    const { headers } = await fetch(
      `${server.url}/workloads?sort=name&limit=1`,
      {
        headers: { Authorization: mockCredentials.user.header() },
      },
    );
    const status = async (query: string) => {
      const response = await fetch(`${server.url}/workloads?${query}`, {
        headers: {
          Authorization: mockCredentials.user.header(),
          'If-None-Match': headers.get('ETag') ?? '',
        },
      });
      return response.status;
    };
    expect(await status('sort=name&limit=1')).toBe(304);
    expect(await status('sort=-name&limit=1')).toBe(200);
    expect(await status('sort=name&limit=2')).toBe(200);
    expect(await status('sort=name&limit=1&namespace=nlp')).toBe(200);
  });

  it('keeps up by the tags of 304, beyond the changes that are remembered', async () => {
    const first = await vision();
    for (let round = 0; round < 4; round += 1) {
      for (let change = 0; change < 6; change += 1) {
        server.mirror.put({ uid: 'b', namespace: 'nlp', name: `${change}` });
      }
      expect(await vision()).toBe(first);
    }
    for (let change = 0; change < 11; change += 1) {
      server.mirror.put({ uid: 'b', namespace: 'nlp', name: `${change}` });
    }
    expect(await vision()).not.toBe(first);
  });

  it('costs the same two checks of permissions as any other, however much there is', async () => {
    for (let uid = 0; uid < 50; uid += 1) {
      server.mirror.put({ uid: `${uid}`, namespace: 'vision' });
    }
    for (const ask of [
      vision,
      vision,
      () => client.listQuotas(),
      () => client.listSources(),
    ]) {
      const before = server.asked();
      await ask();
      expect(server.asked() - before).toBe(2);
    }
  });
});
