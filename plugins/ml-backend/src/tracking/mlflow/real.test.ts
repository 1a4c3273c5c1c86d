import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { MlflowWriter } from '@internal/demo';
import { TrackingAdapter, TrackingOutcome } from '../TrackingAdapter';
import { RealMlflow, realMlflowTests } from './__testUtils__/RealMlflow';
import { nodeTransport } from './client/MlflowTransport';
import { MlflowInstances, MlflowInstancesOptions } from './MlflowInstances';

const never = new AbortController().signal;
const T0 = Date.UTC(2026, 8, 1);
const MODEL = 'fraud & "co" #1 (é)';

function adaptersFor(
  baseUrl: string,
  more: JsonObject = {},
  options?: MlflowInstancesOptions,
): TrackingAdapter[] {
  const instances = [{ name: 'real', baseUrl, ...more }];
  return MlflowInstances.fromConfig(
    new ConfigReader({ ml: { mlflow: { instances } } }),
    options,
  );
}

function valueOf<T>(outcome: TrackingOutcome<T>): T {
  if (!outcome.ok) {
    throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  }
  return outcome.value;
}

/** An experiment with two runs, a model with two versions, and a prompt. */
async function seed(url: string) {
  const writer = MlflowWriter.create(url);
  const experimentId = await writer.experiment('fraud/training', {
    'backstage.io/entity-ref': 'component:default/fraud',
    'mlflow.note.content': 'Finds *fraud*.',
  });
  const runIds: string[] = [];
  for (const [at, name] of ['first', 'second'].entries()) {
    const runId = await writer.startRun({
      experimentId,
      name,
      user: 'ana',
      startedAt: T0 + at,
      tags: { 'k8s.job.uid': `uid-${name}`, 'k8s.cluster': 'prod' },
    });
    await writer.log(runId, {
      points: Array.from({ length: 1_200 }, (_, step) => ({
        key: 'train/loss',
        value: 1 / (step + 1) + at,
        timestamp: T0 + step,
        step,
      })),
    });
    await writer.log(runId, {
      params: { 'learning rate': String(at) },
      points: [
        { key: 'train/loss', value: NaN, timestamp: T0 + 1_200, step: 1_200 },
        { key: 'norm', value: Infinity, timestamp: T0, step: 0 },
      ],
    });
    runIds.push(runId);
  }
  const [first, second] = runIds;
  await writer.endRun(first, 'FAILED', T0 + 5_000);
  const modelId = await writer.loggedModel({
    experimentId,
    runId: first,
    name: 'fraud',
  });
  await writer.model({ name: MODEL, tags: { ['__proto__']: 'a tag' } });
  await writer.version({
    model: MODEL,
    source: `models:/${modelId}`,
    modelId,
    runId: first,
  });
  await writer.version({ model: MODEL, source: 's3://bucket/v2/' });
  await writer.alias(MODEL, 'champion', '2');
  await writer.model({
    name: 'a prompt',
    tags: { 'mlflow.prompt.is_prompt': 'true' },
  });
  return { experimentId, first, second, modelId };
}

realMlflowTests()('a real MLflow', () => {
  let mlflow: RealMlflow;
  let adapter: TrackingAdapter;
  let ids: Awaited<ReturnType<typeof seed>>;

  beforeAll(async () => {
    mlflow = await RealMlflow.start();
    ids = await seed(mlflow.url);
    [adapter] = adaptersFor(mlflow.url, { artifactsDestination: 's3://store' });
  }, 120_000);

  afterAll(() => mlflow?.stop());

  it('says its version', async () => {
    expect(valueOf(await adapter.version(never))).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('has experiments', async () => {
    expect(valueOf(await adapter.experiments(never))).toMatchObject([
      { name: 'Default' },
      {
        experimentId: ids.experimentId,
        name: 'fraud/training',
        description: 'Finds *fraud*.',
        tags: { 'backstage.io/entity-ref': 'component:default/fraud' },
        url: `${mlflow.url}/#/experiments/${ids.experimentId}/runs`,
      },
    ]);
  });

  it('has models without prompts, and their versions', async () => {
    const models = valueOf(await adapter.models(never));
    expect(models).toMatchObject([{ name: MODEL, aliases: { champion: '2' } }]);
    expect(Object.entries(models[0].tags)).toEqual([['__proto__', 'a tag']]);
    const versions = valueOf(await adapter.versions(never));
    const one = versions.find(({ version }) => version === '1');
    const two = versions.find(({ version }) => version === '2');
    expect(versions).toHaveLength(2);
    expect(one).toMatchObject({ modelId: ids.modelId, runId: ids.first });
    expect(two).toMatchObject({ storageUri: 's3://bucket/v2' });
  });

  it('has runs, the newest first, page by page', async () => {
    const query = { experimentIds: [ids.experimentId], limit: 1 };
    const newest = valueOf(await adapter.runs(query, never));
    expect(newest.items).toMatchObject([
      {
        runId: ids.second,
        status: 'running',
        user: 'ana',
        params: { 'learning rate': '1' },
        metrics: {
          'train/loss': { step: 1_200, nonFinite: 'NaN' },
          norm: { nonFinite: 'Infinity' },
        },
        origin: { job: { cluster: 'prod', uid: 'uid-second' } },
      },
    ]);
    const cursor = newest.next;
    const next = valueOf(await adapter.runs({ ...query, cursor }, never));
    expect(next.items).toMatchObject([{ runId: ids.first, status: 'failed' }]);
  });

  it('takes the words of a person, with some runs or without', async () => {
    const { experimentId, first, second } = ids;
    const search = async (filter: string, runIds?: string[]) => {
      const query = { experimentIds: [experimentId], limit: 9, filter, runIds };
      const outcome = await adapter.runs(query, never);
      return outcome.ok
        ? outcome.value.items.map(({ runId }) => runId)
        : outcome.error;
    };
    expect(await search("params.`learning rate` = '0'")).toEqual([first]);
    expect(await search("status = 'RUNNING'", [first, second])).toEqual([
      second,
    ]);
    expect(await search("status = 'RUNNING'", [first])).toEqual([]);
    expect(await search("status = 'a' OR status = 'b'")).toMatchObject({
      code: 'badRequest',
      message: expect.stringContaining("'OR'"),
    });
  });

  it('has one run, or none', async () => {
    expect(valueOf(await adapter.run(ids.first, never))).toMatchObject({
      runId: ids.first,
      modelIds: [ids.modelId],
    });
    const unknown = await adapter.run('0'.repeat(32), never);
    expect(unknown).toEqual({ ok: true, value: undefined });
  });

  it('has curves, sampled with their ends', async () => {
    const { first, second } = ids;
    const query = { runIds: [first, second], metric: 'train/loss' };
    const curves = valueOf(
      await adapter.metricHistory({ ...query, maxPoints: 100 }, never),
    );
    expect([...curves.keys()]).toEqual([first, second]);
    const points = curves.get(first) ?? [];
    expect(points.length).toBeGreaterThan(50);
    expect(points.length).toBeLessThanOrEqual(100);
    expect(points[0]).toEqual({ step: 0, at: T0, value: 1 });
    expect(points.at(-1)).toEqual({
      step: 1_200,
      at: T0 + 1_200,
      nonFinite: 'NaN',
    });
  });

  it('refuses a host that it does not go by', async () => {
    const [stranger] = adaptersFor(
      mlflow.url,
      {},
      {
        transport: request =>
          nodeTransport({
            ...request,
            headers: { ...request.headers, host: 'mlflow.ml.svc:5000' },
          }),
      },
    );
    expect(await stranger.models(never)).toMatchObject({
      ok: false,
      error: { code: 'host', fix: expect.stringContaining('--allowed-hosts') },
    });
  });

  it('has no workspaces, and says so', async () => {
    const more = { workspaces: ['default', 'team-a'] };
    const [byDefault, team] = adaptersFor(mlflow.url, more);
    expect(valueOf(await byDefault.models(never))).toHaveLength(1);
    expect(await team.models(never)).toMatchObject({
      ok: false,
      error: { message: 'the server has no workspaces' },
    });
  });
});

realMlflowTests()('a real MLflow with workspaces, behind a prefix', () => {
  let mlflow: RealMlflow;

  beforeAll(async () => {
    mlflow = await RealMlflow.start(
      ...['--enable-workspaces', '--static-prefix', '/mlf'],
    );
    await seed(`${mlflow.url}/mlf`);
    const made = await fetch(`${mlflow.url}/mlf/api/3.0/mlflow/workspaces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'team-a' }),
    });
    if (!made.ok) {
      throw new Error(`No workspace: ${made.status} ${await made.text()}`);
    }
  }, 120_000);

  afterAll(() => mlflow?.stop());

  it('keeps workspaces apart', async () => {
    const more = { workspaces: ['default', 'team-a', 'team-b'] };
    const adapters = adaptersFor(`${mlflow.url}/mlf/`, more);
    const [byDefault, ours, missing] = adapters;
    expect(adapters.map(({ source }) => source.workspace)).toEqual([
      undefined,
      'team-a',
      'team-b',
    ]);
    expect(valueOf(await byDefault.models(never))).toHaveLength(1);
    expect(valueOf(await ours.models(never))).toEqual([]);
    expect(ours.url).toBe(`${mlflow.url}/mlf/#/?workspace=team-a`);
    expect(await missing.models(never)).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  });
});
