import { MlTrackingClient } from './MlTrackingClient';

type Ask = (client: MlTrackingClient) => Promise<unknown>;

describe('MlTrackingClient', () => {
  it.each<[string, Ask]>([
    ['/models', client => client.listModels()],
    ['/models/churn-1a2b3c4d', client => client.getModel('churn-1a2b3c4d')],
    ['/models/a%2F..%2Fb', client => client.getModel('a/../b')],
    ['/experiments', client => client.listExperiments()],
    ['/experiments/a%3Fb', client => client.getExperiment('a?b')],
    [
      '/entities/component/default/churn/tracking',
      client => client.getEntityTracking('component:default/churn'),
    ],
  ])('asks for %s, and by its tag from then on', async (path, ask) => {
    const asked: { url: string; tag: string | null }[] = [];
    const answers = [
      Response.json({ answer: 1 }, { headers: { ETag: 'W/"1"' } }),
      new Response(null, { status: 304, headers: { ETag: 'W/"1"' } }),
    ];
    const client = MlTrackingClient.create({
      baseUrl: () => 'http://ml',
      fetch: async (input, init) => {
        const tag = new Headers(init?.headers).get('If-None-Match');
        asked.push({ url: String(input), tag });
        return answers.shift() ?? Response.error();
      },
    });
    const first = await ask(client);
    expect(first).toEqual({ answer: 1 });
    expect(await ask(client)).toBe(first);
    const url = `http://ml${path}`;
    expect(asked).toEqual([
      { url, tag: null },
      { url, tag: 'W/"1"' },
    ]);
  });

  const search = { experiments: ['e'], filter: 'metrics.`a/b` > 1' };
  const curves = { experiment: 'e', runIds: ['r'], metric: 'a/b' };

  it.each<[string, object, Ask]>([
    ['/runs/search', search, client => client.searchRuns(search)],
    ['/runs/curves', curves, client => client.getRunCurves(curves)],
  ])(
    'sends what is asked to %s, and tells refusals',
    async (path, body, ask) => {
      const sent: unknown[] = [];
      const answers = [
        Response.json({ items: [] }),
        Response.json(
          {
            error: { name: 'InputError', message: 'no such metric' },
            response: { statusCode: 400 },
          },
          { status: 400 },
        ),
      ];
      const client = MlTrackingClient.create({
        baseUrl: () => 'http://ml',
        fetch: async (input, init) => {
          const said = JSON.parse(String(init?.body));
          sent.push([String(input), init?.method, said]);
          return answers.shift() ?? Response.error();
        },
      });
      expect(await ask(client)).toEqual({ items: [] });
      await expect(ask(client)).rejects.toMatchObject({
        statusCode: 400,
        body: { error: { message: 'no such metric' } },
      });
      expect(sent[0]).toEqual([`http://ml${path}`, 'POST', body]);
    },
  );

  it.each(['churn', 'component:churn', 'default/churn', 'a:b/c/d', ''])(
    'asks for no entity by what is no full reference: %s',
    async ref => {
      const client = MlTrackingClient.create({
        fetch: () => Promise.reject(new Error('asked')),
      });
      await expect(client.getEntityTracking(ref)).rejects.toThrow(
        'is no full entity reference',
      );
    },
  );

  it('ends with its signal', async () => {
    const client = MlTrackingClient.create({
      baseUrl: () => 'http://ml',
      fetch: async (_, init) => {
        init?.signal?.throwIfAborted();
        return Response.json({});
      },
    });
    const signal = AbortSignal.abort(new Error('left'));
    await expect(client.listModels({ signal })).rejects.toThrow('left');
  });
});
