import { MlClient } from './MlClient';

const address = {
  cluster: 'prod/eu',
  namespace: 'vision',
  group: '',
  kind: 'Pod',
  name: 'a?b#c',
};
const path = '/workloads/prod%2Feu/vision/core/Pod/a%3Fb%23c';

const manifests = { cluster: 'eu', manifests: [{ kind: 'Job' }, null] };

describe('MlClient', () => {
  it.each<[string, (client: MlClient) => Promise<unknown>]>([
    [path, client => client.getWorkload(address)],
    [`${path}/manifest`, client => client.getWorkloadManifest(address)],
    [
      `${path}/logs?pod=p&container=c&previous=true&tailLines=5`,
      client =>
        client.getWorkloadLog({
          ...address,
          pod: 'p',
          container: 'c',
          previous: true,
          tailLines: 5,
        }),
    ],
    [
      `${path}/logs?pod=p%26q`,
      client => client.getWorkloadLog({ ...address, pod: 'p&q' }),
    ],
    ['/quotas', client => client.listQuotas()],
    ['/sources', client => client.listSources()],
    ['/targets', client => client.listTargets()],
  ])('asks for %s', async (expected, ask) => {
    const asked: string[] = [];
    const client = MlClient.create({
      baseUrl: () => 'http://ml',
      fetch: async input => {
        asked.push(String(input));
        return Response.json({ answer: 1 });
      },
    });
    await expect(ask(client)).resolves.toEqual({ answer: 1 });
    expect(asked).toEqual([`http://ml${expected}`]);
  });

  it.each<[string, (client: MlClient) => Promise<unknown>]>([
    ['validate', client => client.validateManifests(manifests)],
    ['fit', client => client.fitManifests(manifests)],
  ])(
    'sends manifests to /manifests/%s, and tells refusals',
    async (route, send) => {
      const sent: { url: string; method?: string; body: unknown }[] = [];
      const answers = [
        Response.json({ cluster: 'eu' }, { headers: { ETag: 'W/"1"' } }),
        Response.json({ error: { name: 'E' } }, { status: 400 }),
      ];
      const client = MlClient.create({
        baseUrl: () => 'http://ml',
        fetch: async (input, init) => {
          sent.push({
            url: String(input),
            method: init?.method,
            body: JSON.parse(String(init?.body)),
          });
          expect(new Headers(init?.headers).get('Content-Type')).toBe(
            'application/json',
          );
          return answers[sent.length - 1];
        },
      });
      await expect(send(client)).resolves.toEqual({ cluster: 'eu' });
      await expect(send(client)).rejects.toMatchObject({ statusCode: 400 });
      const url = `http://ml/manifests/${route}`;
      const request = { url, method: 'POST', body: manifests };
      expect(sent).toEqual([request, request]);
    },
  );

  it('asks by the newest tag of what it has, and keeps it while that holds', async () => {
    const asked: (string | null)[] = [];
    const answers = [
      Response.json({ items: [1] }, { headers: { ETag: 'W/"1"' } }),
      new Response(null, { status: 304, headers: { ETag: 'W/"2"' } }),
      new Response(null, { status: 304 }),
      Response.json({ items: [2] }, { headers: { ETag: 'W/"3"' } }),
      Response.json({ error: { name: 'E' } }, { status: 403 }),
    ];
    const client = MlClient.create({
      baseUrl: () => 'http://ml',
      fetch: async (_, init) => {
        asked.push(new Headers(init?.headers).get('If-None-Match'));
        return answers[asked.length - 1];
      },
    });
    const first = await client.listQuotas();
    await expect(client.listQuotas()).resolves.toBe(first);
    await expect(client.listQuotas()).resolves.toBe(first);
    await expect(client.listQuotas()).resolves.toEqual({ items: [2] });
    await expect(client.listQuotas()).rejects.toThrow('403');
    expect(asked).toEqual([null, 'W/"1"', 'W/"2"', 'W/"2"', 'W/"3"']);
  });

  it('forgets the oldest of many answers', async () => {
    const asked: (string | null)[] = [];
    const client = MlClient.create({
      baseUrl: () => 'http://ml',
      fetch: async (_, init) => {
        asked.push(new Headers(init?.headers).get('If-None-Match'));
        return Response.json({}, { headers: { ETag: 'W/"1"' } });
      },
    });
    for (let index = 0; index < 20; index += 1) {
      await client.listWorkloads({ text: `${index}` });
    }
    await client.listWorkloads({ text: '19' });
    await client.listWorkloads({ text: '0' });
    expect(asked.slice(-2)).toEqual(['W/"1"', null]);
  });
});
