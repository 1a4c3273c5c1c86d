import { mockCredentials } from '@backstage/backend-test-utils';
import Ajv from 'ajv';
import { FakeTrackingAdapter } from '../tracking/__testUtils__/FakeTrackingAdapter';
import { startTestServer, TestServer } from './__testUtils__/startTestServer';
import { openApiSpec } from './openApiSpec';

const SERVICE = mockCredentials.service.header();

describe('the contract of what is tracked', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({ $id: 'spec', ...openApiSpec() }, undefined, false, false);
  let server: TestServer;
  let ids: { model: string; experiment: string };

  beforeAll(async () => {
    const adapter = FakeTrackingAdapter.create();
    fill(adapter);
    server = await startTestServer({
      adapters: [adapter],
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'churn',
            annotations: {
              'mlport/mlflow-model': 'churn & co',
              'mlport/mlflow-experiment': '["churn/training", "gone"]',
            },
          },
          spec: { owner: 'vision' },
        },
      ],
    });
    server.mirror.put({
      uid: 'job-1',
      createdAt: 1_000,
      workload: {
        state: 'Succeeded',
        accelerators: [
          { resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' },
        ],
      },
    });
    server.mirror.put({
      uid: 'endpoint',
      kind: 'InferenceService',
      group: 'serving.kserve.io',
      workload: {
        state: 'Ready',
        traffic: [
          { revision: 'stable', percent: 90 },
          { revision: 'canary', percent: 10, canary: true },
        ],
        serves: [
          {
            revision: 'stable',
            instance: 'main',
            model: 'churn & co',
            version: '1',
            alias: 'champion',
          },
          { revision: 'canary', model: 'churn & co', version: '9' },
        ],
      },
    });
    await server.tracking.read();
    const client = server.trackingClientOf(SERVICE);
    const [model] = (await client.listModels()).items;
    const [experiment] = (await client.listExperiments()).items;
    ids = { model: model.id, experiment: experiment.id };
  });
  afterAll(() => server.close());

  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        Authorization: SERVICE,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };

  const check = (method: string, path: string, body: unknown) => {
    const pointer = path
      .replaceAll('/', '~1')
      .replaceAll('{', '%7B')
      .replaceAll('}', '%7D');
    const validate = ajv.compile({
      $ref: `spec#/paths/${pointer}/${method}/responses/200/content/application~1json/schema`,
    });
    validate(body);
    expect(validate.errors).toBeNull();
  };

  it.each<[string, string, () => string, () => object | undefined]>([
    ['get', '/models', () => '/models', () => undefined],
    ['get', '/models/{id}', () => `/models/${ids.model}`, () => undefined],
    ['get', '/experiments', () => '/experiments', () => undefined],
    [
      'get',
      '/experiments/{id}',
      () => `/experiments/${ids.experiment}`,
      () => undefined,
    ],
    [
      'get',
      '/entities/{kind}/{namespace}/{name}/tracking',
      () => '/entities/component/default/churn/tracking',
      () => undefined,
    ],
    [
      'post',
      '/runs/search',
      () => '/runs/search',
      () => ({ experiments: [ids.experiment], limit: 1 }),
    ],
    [
      'post',
      '/runs/curves',
      () => '/runs/curves',
      () => ({ experiment: ids.experiment, runIds: ['r1'], metric: 'loss' }),
    ],
  ])('holds for %s %s', async (method, path, url, body) => {
    const said = await ask(method, url(), body());
    expect(said.status).toBe(200);
    check(method, path, said.body);
  });

  it('puts a model together', async () => {
    const client = server.trackingClientOf(SERVICE);
    expect(await client.getModel(ids.model)).toMatchObject({
      item: {
        name: 'churn & co',
        entityRef: 'component:default/churn',
        owner: 'group:default/vision',
        versions: 2,
        latest: '2',
        served: [{ version: '1', percent: 90, endpoints: 1 }],
        drift: { alias: 'champion', version: '2' },
      },
      versions: [
        { version: '2', aliases: ['champion'], servedBy: [] },
        {
          version: '1',
          aliases: [],
          run: {
            runId: 'r1',
            job: { name: 'job-1', state: 'Succeeded' },
            acceleratorTime: [
              { resource: 'nvidia.com/gpu', count: 4, seconds: 100 },
            ],
          },
          servedBy: [
            { by: 'stamp', revision: 'stable', percent: 90, alias: 'champion' },
          ],
        },
      ],
      servedUnknown: [{ revision: 'canary', by: 'stamp' }],
      source: { instance: 'main', freshness: 'fresh', version: '3.18.0' },
    });
  });

  it('says what an entity names and is not there', async () => {
    const client = server.trackingClientOf(SERVICE);
    const tracked = await client.getEntityTracking('component:default/churn');
    expect(tracked).toMatchObject({
      models: [{ name: 'churn & co' }],
      experiments: [{ name: 'churn/training', lastRunAt: 200_000 }],
      missing: ["There is no experiment 'gone', or you may not see it"],
      sources: [{ instance: 'main' }],
    });
  });

  it.each<[string, string, object, number, string]>([
    ['post', '/runs/search', { experiments: [] }, 400, "'experiments'"],
    ['post', '/runs/search', { experiments: ['no'] }, 404, "'no'"],
    [
      'post',
      '/runs/search',
      { experiments: ['a'], limit: 201 },
      400,
      "'limit' is '201', but must be <= 200",
    ],
    [
      'post',
      '/runs/search',
      { experiments: ['a'], filter: 'x'.repeat(2001) },
      400,
      "'filter'",
    ],
    [
      'post',
      '/runs/curves',
      { experiment: 'a', runIds: Array(11).fill('r'), metric: 'loss' },
      400,
      "'runIds' is a list of 11, but must NOT have more than 10 items",
    ],
    [
      'post',
      '/runs/curves',
      { experiment: 'a', runIds: ['r'], metric: 'loss', maxPoints: 2501 },
      400,
      "'maxPoints' is '2501', but must be <= 2500",
    ],
    [
      'post',
      '/runs/search',
      { experiments: ['a'], runIds: ['r', ''] },
      400,
      "'runIds[1]' is '', but must NOT have fewer than 1 characters",
    ],
    [
      'post',
      '/runs/search',
      { experiments: ['a'], owner: 'x' },
      400,
      "'owner', 'limit', but must NOT have additional properties",
    ],
    ['get', '/models/none', {}, 404, "no model 'none'"],
    ['get', '/experiments/none', {}, 404, "no experiment 'none'"],
    ['get', '/entities/component/default/none/tracking', {}, 404, 'no entity'],
  ])('refuses %s %s %j', async (method, path, body, status, says) => {
    const said = await ask(method, path, method === 'post' ? body : undefined);
    expect(said.status).toBe(status);
    expect(said.body.error.message).toContain(says);
  });

  it('refuses runs of another experiment', async () => {
    const said = await ask('post', '/runs/curves', {
      experiment: ids.experiment,
      runIds: ['r1', 'r-other'],
      metric: 'loss',
    });
    expect(said.status).toBe(404);
    expect(said.body.error.message).toContain("no run 'r-other'");
  });
});

function fill(adapter: FakeTrackingAdapter): void {
  adapter.addModel(
    'churn & co',
    [
      {
        runId: 'r1',
        createdAt: 1,
        updatedAt: 2,
        statusMessage: 'm',
        stage: 'Production',
        description: 'd',
        sourceUri: 'runs:/r1/model',
        storageUri: 's3://b/1',
        modelId: 'm-1',
        url: 'https://mlflow.example/v',
      },
      { status: 'pending' },
    ],
    {
      description: 'd',
      createdAt: 1,
      updatedAt: 2,
      aliases: { champion: '2' },
      tags: { 'backstage.io/entity-ref': 'component:default/churn' },
      url: 'https://mlflow.example/m',
    },
  );
  adapter.addExperiment('1', { name: 'churn/training', createdAt: 1 });
  adapter.addExperiment('2');
  adapter.addRun('1', 'r1', {
    name: 'first',
    user: 'ada',
    startedAt: 100_000,
    endedAt: 200_000,
    parentRunId: 'p',
    artifactUri: 's3://b/r1',
    params: { lr: '0.1' },
    metrics: {
      loss: { step: 1, at: 5, nonFinite: 'NaN' },
      auc: { step: 1, at: 5, value: 0.9, datasetName: 'd', datasetDigest: 'e' },
    },
    tags: { a: 'b' },
    datasets: [{ name: 'd', digest: 'e', context: 'training' }],
    modelIds: ['m-1'],
    origin: {
      commit: 'c',
      repository: 'https://git.example/r',
      entityRef: 'component:default/churn',
      job: { cluster: 'prod-eu', uid: 'job-1' },
    },
    url: 'https://mlflow.example/r',
  });
  adapter.addRun('1', 'r2', { startedAt: 200_000, status: 'running' });
  adapter.addRun('2', 'r-other', { startedAt: 50 });
  adapter.data.curves.r1 = {
    loss: [
      { step: 0, at: 1, value: 3 },
      { step: 1, at: 2, nonFinite: '-Infinity' },
    ],
  };
}
