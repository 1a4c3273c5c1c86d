import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { MlTrackingClient } from '@mlport/backstage-plugin-ml-common';
import { setImmediate } from 'node:timers/promises';
import { VirtualClock } from '../clusters/simulation/VirtualClock';
import { FakeTrackingAdapter } from '../tracking/__testUtils__/FakeTrackingAdapter';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';

const SERVICE = mockCredentials.service.header();
const REFUSED = {
  code: 'unreachable' as const,
  message: 'connection refused',
  fix: 'Start MLflow.',
};

describe('what is tracked, when the tracking server is not well', () => {
  let adapter: FakeTrackingAdapter;
  let clock: VirtualClock;
  let server: TestServer;
  let client: MlTrackingClient;
  let experiment: string;
  let model: string;

  beforeEach(async () => {
    adapter = FakeTrackingAdapter.create();
    adapter.addModel('churn', [{ runId: 'r1' }]);
    adapter.addExperiment('1');
    adapter.addRun('1', 'r1', { startedAt: 1 });
    adapter.data.curves.r1 = { loss: [{ step: 0, at: 1, value: 1 }] };
    clock = new VirtualClock();
    server = await startTestServer({ adapters: [adapter], clock });
    await server.tracking.read();
    client = server.trackingClientOf(SERVICE);
    experiment = (await client.listExperiments()).items[0].id;
    model = (await client.listModels()).items[0].id;
    adapter.calls.length = 0;
  });
  afterEach(() => server.close());

  /** The server is asked, and nobody waits longer than the limit. */
  async function waitFor<T>(call: string, answer: Promise<T>): Promise<T> {
    while (!adapter.calls.some(made => made === call)) {
      await setImmediate();
    }
    await clock.advance(900);
    return answer;
  }
  const search = () => client.searchRuns({ experiments: [experiment] });
  const curves = () =>
    client.getRunCurves({ experiment, runIds: ['r1'], metric: 'loss' });

  it('answers lists from what is held, with its age and the fix', async () => {
    adapter.fail(REFUSED);
    await clock.advance(10 * 60_000);
    await server.tracking.read();
    adapter.hang();
    for (const { items, sources } of [
      await client.listModels(),
      await client.listExperiments(),
    ]) {
      expect(items).toHaveLength(1);
      expect(sources).toMatchObject([
        {
          freshness: 'stale',
          asOf: clock.now() - 10 * 60_000,
          error: { message: 'connection refused', fix: 'Start MLflow.' },
        },
      ]);
    }
    const { item, source } = await client.getExperiment(experiment);
    expect(item.lastRunAt).toBe(1);
    expect(source.freshness).toBe('stale');
  });

  it('shows a model without its runs while these do not come', async () => {
    adapter.hang();
    const { versions } = await waitFor('runs', client.getModel(model));
    expect(versions).toMatchObject([
      { version: '1', runMissing: expect.stringContaining('takes long') },
    ]);
  });

  it('says that runs are late and when to come again, and has them then', async () => {
    const letGo = adapter.hang();
    const refusal = await waitFor(
      'runs',
      search().catch(error => error),
    );
    expect(refusal.statusCode).toBe(503);
    expect(refusal.response.headers.get('Retry-After')).toBe('2');
    expect(refusal.body.error.message).toContain('try again in a few seconds');
    letGo();
    expect((await search()).items).toHaveLength(1);
    expect(adapter.calls).toEqual(['runs']);
  });

  it('serves older runs and curves, and says how old they are', async () => {
    const { asOf } = await search();
    await curves();
    await clock.advance(60_000);
    adapter.fail(REFUSED);
    for (const answer of [await search(), await curves()]) {
      expect(answer).toMatchObject({
        asOf,
        source: { freshness: 'stale', error: { fix: 'Start MLflow.' } },
      });
    }
  });

  it.each([
    ['badRequest', 400, 'Expected a quoted string value'],
    ['notFound', 404, 'Expected a quoted string value'],
    ['paused', 503, 'Expected a quoted string value. Start MLflow.'],
    ['limited', 503, 'Expected a quoted string value. Start MLflow.'],
  ] as const)('tells a failure as it is: %s', async (code, status, says) => {
    adapter.fail({
      ...REFUSED,
      code,
      message: 'Expected a quoted string value',
    });
    const refusal = await search().catch(error => error);
    expect(refusal.statusCode).toBe(status);
    expect(refusal.body.error.message).toContain(says);
  });

  it('costs no more for twenty viewers than for one', async () => {
    const viewers = Array.from({ length: 20 }, () =>
      server.trackingClientOf(SERVICE),
    );
    const lookAll = () =>
      Promise.all(
        viewers.flatMap(viewer => [
          viewer.listModels(),
          viewer.getModel(model),
          viewer.searchRuns({ experiments: [experiment] }),
          viewer.getRunCurves({
            experiment,
            runIds: ['r1'],
            metric: 'loss',
          }),
        ]),
      );
    const count = (name: string) =>
      adapter.calls.filter(call => call === name).length;
    for (const round of [1, 2]) {
      await lookAll();
      // Runs of the list, of the curves and of the versions; those of versions are kept for longer,
      // and which experiment a run is in is asked once.
      expect(count('runs')).toBeLessThanOrEqual(round + 2);
      expect(count('metricHistory')).toBe(round);
      expect(count('models')).toBe(0);
      await clock.advance(6_000);
    }
  });

  it('says nothing new under the same tag, and all news under another', async () => {
    const first = await client.listModels();
    await server.tracking.read();
    expect(await client.listModels()).toBe(first);
    adapter.data.models[0].aliases = { champion: '1' };
    await server.tracking.read();
    const second = await client.listModels();
    expect(second.items[0].aliases).toEqual({ champion: '1' });
    server.mirror.put({
      uid: 'e',
      workload: {
        state: 'Ready',
        serves: [{ model: 'churn', version: '1' }],
      },
    });
    const third = await client.listModels();
    expect(third.items[0].served).toEqual([{ version: '1', endpoints: 1 }]);
  });

  it('is closed to people, and open to services, when the catalog fails', async () => {
    server.failCatalog();
    const user = server.trackingClientOf(mockCredentials.user.header());
    const refusal = await user.listModels().catch(error => error);
    expect(refusal.statusCode).toBe(503);
    expect(refusal.body.error.message).toContain('The catalog does not answer');
    await clock.advance(60_000);
    expect((await client.listModels()).items).toHaveLength(1);
  });

  it('is seen by people as soon as the entity is there', async () => {
    const user = server.trackingClientOf(mockCredentials.user.header());
    expect((await user.listModels()).items).toEqual([]);
    server.setEntities([discovered(model)]);
    await clock.advance(15_000);
    expect((await user.listModels()).items).toMatchObject([
      { name: 'churn', owner: 'group:default/vision' },
    ]);
  });
});

function discovered(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, namespace: 'default' },
    spec: { owner: 'vision' },
  };
}
