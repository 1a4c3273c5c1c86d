import { RunQuery, TrackingAdapter } from '../TrackingAdapter';
import { configOf, FakeMlflow } from './__testUtils__/FakeMlflow';
import { MlflowInstances } from './MlflowInstances';

const never = new AbortController().signal;
const RUN = { info: { run_id: 'r1', experiment_id: '1' } };

/** A server that has numbered models, and pages of so many. */
function pagesOf(names: string[], size: number) {
  return ({ url }: { url: string }) => {
    const at = Number(new URL(url).searchParams.get('page_token') ?? 0);
    return JSON.stringify({
      registered_models: names.slice(at, at + size).map(name => ({ name })),
      ...(at + size < names.length && { next_page_token: String(at + size) }),
    });
  };
}

describe('MlflowAdapter', () => {
  let server: FakeMlflow;
  let adapter: TrackingAdapter;

  beforeEach(() => {
    server = new FakeMlflow();
    [adapter] = MlflowInstances.fromConfig(configOf({ title: 'Main' }), server);
  });

  const models = () => server.settled(adapter.models(never));
  const bodies = () =>
    server.requests.map(({ body }) => JSON.parse(body ?? 'null'));

  it('is a source with a title and a page', () => {
    expect(adapter).toMatchObject({
      source: { provider: 'mlflow', instance: 'main' },
      title: 'Main',
      url: 'http://mlflow.test:5000/#/',
    });
  });

  it('reads all pages, and once what two pages have', async () => {
    const names = ['a', 'b', 'c', 'c', 'd'];
    server.reply = pagesOf(names, 3);
    expect(await models()).toMatchObject({
      value: [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }],
    });
    server.reply = () => '{}';
    expect(await models()).toEqual({ ok: true, value: [] });
  });

  it('gives nothing where a page fails', async () => {
    const pages = pagesOf(['a', 'b'], 1);
    server.reply = request =>
      request.url.includes('page_token') ? { status: 403 } : pages(request);
    expect(await models()).toMatchObject({ error: { code: 'forbidden' } });
  });

  it.each([
    ['the same token', () => 'again', ['a'], 2],
    ['tokens without end, and nothing new', String, ['a'], 4],
    ['tokens without end, and nothing', String, [], 3],
  ])('stops at %s', async (_, tokenOf, names, requests) => {
    server.reply = () =>
      JSON.stringify({
        registered_models: names.map(name => ({ name })),
        next_page_token: tokenOf(server.requests.length),
      });
    expect(await models()).toMatchObject({ error: { code: 'protocol' } });
    expect(server.requests).toHaveLength(requests);
  });

  it('leaves prompts out, also their versions', async () => {
    const prompt = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];
    server.reply = ({ url }) =>
      JSON.stringify(
        url.includes('model-versions')
          ? {
              model_versions: [
                { name: 'a', version: '1' },
                { name: 'p', version: '1', tags: prompt },
              ],
            }
          : { registered_models: [{ name: 'a' }, { name: 'p', tags: prompt }] },
      );
    expect(await models()).toMatchObject({ value: [{ name: 'a' }] });
    const versions = await server.settled(adapter.versions(never));
    expect(versions).toMatchObject({ value: [{ modelName: 'a' }] });
    expect(versions.ok && versions.value).toHaveLength(1);
  });

  it.each<[string, Partial<RunQuery>, object]>([
    [
      'the newest',
      {},
      {
        experiment_ids: ['1'],
        run_view_type: 'ACTIVE_ONLY',
        max_results: 50,
        order_by: ['attributes.start_time DESC'],
      },
    ],
    [
      'the words of a person, after our own',
      {
        filter: "tags.a = 'b'",
        orderBy: 'metrics.`loss` ASC',
        runIds: ['r1', 'r2'],
        cursor: 'next',
      },
      {
        filter: "attributes.run_id IN ('r1', 'r2') AND tags.a = 'b'",
        order_by: ['metrics.`loss` ASC'],
        page_token: 'next',
      },
    ],
    ['at most a thousand', { limit: 1e9 }, { max_results: 1_000 }],
  ])('asks for %s', async (_, more, body) => {
    server.reply = () =>
      JSON.stringify({ runs: [RUN], next_page_token: 'more' });
    const query = { experimentIds: ['1'], limit: 50, ...more };
    expect(await adapter.runs(query, never)).toMatchObject({
      value: { items: [{ runId: 'r1' }], next: 'more' },
    });
    expect(bodies()).toMatchObject([body]);
  });

  it('asks for no runs that nobody could have', async () => {
    const query = { experimentIds: ['1'], limit: 5 };
    const strange = { ...query, runIds: ["r1') OR ('a"] };
    expect(await adapter.runs(strange, never)).toMatchObject({
      error: { code: 'badRequest' },
    });
    expect(await adapter.runs({ ...query, runIds: [] }, never)).toEqual({
      ok: true,
      value: { items: [] },
    });
    expect(server.requests).toEqual([]);
  });

  it('stops at a page of runs that leads to itself', async () => {
    server.reply = () => '{"next_page_token":"here"}';
    const query = { experimentIds: ['1'], limit: 5, cursor: 'here' };
    expect(await adapter.runs(query, never)).toMatchObject({
      error: { code: 'protocol' },
    });
  });

  it('tells a run that is not there from a failure', async () => {
    const missing = '{"error_code":"RESOURCE_DOES_NOT_EXIST"}';
    server.reply = () => ({ status: 404, text: missing });
    expect(await adapter.run('r1', never)).toEqual({
      ok: true,
      value: undefined,
    });
    server.reply = () => ({ status: 404, text: '<html>' });
    expect(await adapter.run('r1', never)).toMatchObject({ ok: false });
    server.reply = () => '{}';
    expect(await adapter.run('r1', never)).toMatchObject({ ok: false });
  });

  describe('curves', () => {
    const query = { runIds: ['r1', 'r2'], metric: 'loss', maxPoints: 3 };
    const points = (count: number, more = {}) =>
      Array.from({ length: count }, (_, step) => ({
        ...{ step, timestamp: step + 1, value: step },
        ...more,
      }));
    const steps = async () => {
      const outcome = await server.settled(adapter.metricHistory(query, never));
      return outcome.ok
        ? [...outcome.value].map(([run, list]) => [
            run,
            ...list.map(({ step }) => step),
          ])
        : outcome.error;
    };

    it('are sampled by the server, and never more than was asked for', async () => {
      const metrics = points(9, { run_id: 'r1' }).reverse();
      server.reply = () => JSON.stringify({ metrics });
      expect(await steps()).toEqual([['r1', 0, 4, 8], ['r2']]);
      const asked = new URL(server.requests[0].url).searchParams;
      expect(asked.getAll('run_ids')).toEqual(['r1', 'r2']);
      expect(asked.get('max_results')).toBe('3');
    });

    it('are read whole from servers that do not sample', async () => {
      server.reply = ({ url }) => {
        if (url.includes('bulk')) {
          return { status: 404, text: '<html>' };
        }
        return url.includes('run_id=r1')
          ? JSON.stringify({ metrics: points(9) })
          : { status: 404, text: '{"error_code":"RESOURCE_DOES_NOT_EXIST"}' };
      };
      const wanted = [['r1', 0, 4, 8], ['r2']];
      expect(await steps()).toEqual(wanted);
      expect(await steps()).toEqual(wanted);
      expect(server.requests.map(({ url }) => url.includes('bulk'))).toEqual([
        true,
        false,
        false,
        false,
        false,
      ]);
      expect(server.requests[1].url).toContain('max_results=25000');
    });

    it('stop where pages do not end', async () => {
      server.reply = ({ url }) =>
        url.includes('bulk')
          ? { status: 404, text: '<html>' }
          : '{"next_page_token":"eyJvZmZzZXQiOiAwfQ=="}';
      expect(await steps()).toMatchObject({ code: 'protocol' });
    });
  });
});
