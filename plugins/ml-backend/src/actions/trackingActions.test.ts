import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  kinds,
  mlTrackingReadPermission,
} from '@mlport/backstage-plugin-ml-common';
import {
  discoveredExperimentName,
  discoveredModelName,
} from '@mlport/backstage-plugin-ml-node';
import { workloadRuleset } from '../permissions/__testUtils__/workloadRuleset';
import { WorkloadAuthorizer } from '../permissions/WorkloadAuthorizer';
import { Tracking } from '../tracking';
import { FakeTrackingAdapter } from '../tracking/__testUtils__/FakeTrackingAdapter';
import { InMemoryMirror } from '../workloads/__testUtils__/InMemoryMirror';
import { WorkloadBook } from '../workloads/WorkloadBook';
import { registerActions } from './registerActions';

const { ALLOW, DENY } = AuthorizeResult;

describe('actions about what is tracked', () => {
  const adapter = FakeTrackingAdapter.create();
  const { source } = adapter;
  const mirror = InMemoryMirror.create();
  const book = WorkloadBook.create(mirror);
  const registry = actionsRegistryServiceMock();
  let mayRead: typeof ALLOW | typeof DENY = ALLOW;
  const experimentId = discoveredExperimentName({
    source,
    experimentId: '1',
    name: 'churn/training',
  });

  beforeAll(async () => {
    adapter.addModel('churn', [{}, {}], {
      description: 'Who leaves',
      aliases: { champion: '2' },
      updatedAt: 0,
    });
    adapter.addModel('fraud', [{}]);
    adapter.addModel('hidden', [{}]);
    adapter.addExperiment('1', { name: 'churn/training' });
    adapter.addExperiment('2', { name: 'hidden' });
    const scored = (value: number, datasetDigest: string) => ({
      auc: { step: 1, at: 1, value, datasetDigest },
      loss: { step: 1, at: 1, nonFinite: 'NaN' as const },
    });
    adapter.addRun('1', 'r1', {
      name: 'first',
      startedAt: 0,
      endedAt: 3_600_000,
      params: { lr: '0.1', seed: '7' },
      metrics: scored(0.9, 'a'),
      origin: { commit: 'abc', job: { uid: 'job' } },
    });
    adapter.addRun('1', 'r2', {
      startedAt: 1,
      status: 'running',
      params: { lr: '0.2', seed: '7', dropout: '0.5' },
      metrics: scored(0.8, 'b'),
    });
    adapter.addRun('2', 'r3');
    mirror.put({
      uid: 'job',
      workload: {
        accelerators: [
          { resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' },
        ],
      },
    });
    mirror.put({
      uid: 'endpoint',
      workload: {
        state: 'Ready',
        serves: [{ model: 'churn', version: '1', alias: 'champion' }],
      },
    });
    mirror.setSources([
      {
        cluster: 'prod-eu',
        group: 'kubeflow.org',
        kind: 'PyTorchJob',
        freshness: 'fresh',
      },
    ]);
    const permissions = mockServices.permissions.mock({
      authorize: async asked =>
        asked.map(({ permission: { name } }) => ({
          result: name === mlTrackingReadPermission.name ? mayRead : ALLOW,
        })),
      authorizeConditional: async asked => asked.map(() => ({ result: ALLOW })),
    });
    const shown = [
      discoveredModelName({ source, name: 'churn' }),
      discoveredModelName({ source, name: 'fraud' }),
      experimentId,
    ];
    const catalog = catalogServiceMock({
      entities: shown.map(name => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { name },
        spec: { owner: 'vision' },
      })),
    });
    const tracking = Tracking.create({
      adapters: [adapter],
      intervalMs: 30_000,
      auth: mockServices.auth(),
      catalog,
      book,
      readings: mirror,
    });
    await tracking.read();
    registerActions({
      actionsRegistry: registry,
      book,
      readings: mirror,
      kinds,
      catalog,
      facts: {
        details: () => Promise.reject(new Error('not asked')),
        line: () => Promise.reject(new Error('not asked')),
      },
      authorizer: WorkloadAuthorizer.create({
        permissionsRegistry: workloadRuleset,
        permissions,
      }),
      permissions,
      tracking,
    });
  });
  afterAll(() => book.close());
  beforeEach(() => {
    mayRead = ALLOW;
  });

  const invoke = async (name: string, input = {}) => {
    const { output } = await registry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user(),
    });
    return output as any;
  };

  it('finds models, what is served of them, and what moved on', async () => {
    const { total, models, doubts } = await invoke('find-ml-models');
    expect(total).toBe(2);
    expect(models[0]).toEqual({
      id: discoveredModelName({ source, name: 'churn' }),
      name: 'churn',
      instance: 'main',
      entityRef: expect.stringMatching(/^resource:default\/churn-/),
      owner: 'group:default/vision',
      description: 'Who leaves',
      versions: 2,
      latest: '2',
      aliases: { champion: '2' },
      served: [{ version: '1', endpoints: 1 }],
      drift: { alias: 'champion', version: '2' },
      updatedAt: '1970-01-01T00:00:00.000Z',
    });
    expect(doubts).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['words', { text: 'LEAVES who' }, ['churn']],
    ['another word', { text: 'churn fraud' }, []],
    ['an owner', { owner: 'group:default/nlp' }, []],
    ['being served', { served: true }, ['churn']],
    ['not being served', { served: false }, ['fraud']],
    ['having moved on', { drifted: true }, ['churn']],
    ['one of several', { limit: 1 }, ['churn']],
    ['what is hidden', { text: 'hidden' }, []],
  ])('finds by %s', async (_, input, names) => {
    const { models } = await invoke('find-ml-models', input);
    expect(models.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it.each(['churn/training', experimentId])(
    'compares the newest runs of an experiment: %s',
    async experiment => {
      expect(await invoke('compare-ml-runs', { experiment })).toEqual({
        experiment: {
          id: experimentId,
          name: 'churn/training',
          entityRef: `resource:default/${experimentId}`,
        },
        runs: [
          {
            runId: 'r2',
            status: 'running',
            startedAt: '1970-01-01T00:00:00.001Z',
          },
          {
            runId: 'r1',
            name: 'first',
            status: 'finished',
            startedAt: '1970-01-01T00:00:00.000Z',
            endedAt: '1970-01-01T01:00:00.000Z',
            commit: 'abc',
            acceleratorHours: { 'nvidia.com/gpu': 4 },
          },
        ],
        differingParams: [
          { name: 'dropout', values: { r2: '0.5' } },
          { name: 'lr', values: { r1: '0.1', r2: '0.2' } },
        ],
        sameParams: 1,
        metrics: [
          { name: 'auc', values: { r1: 0.9, r2: 0.8 } },
          { name: 'loss', values: { r1: 'NaN', r2: 'NaN' } },
        ],
        warnings: [
          "The metric 'auc' was scored on different data sets",
          '1 of the runs are still running',
        ],
        absent: [],
        doubts: [],
      });
    },
  );

  it('compares runs of the experiment only', async () => {
    const { runs, absent } = await invoke('compare-ml-runs', {
      experiment: experimentId,
      runIds: ['r1', 'r3'],
    });
    expect(runs).toHaveLength(1);
    expect(absent).toEqual(['r3']);
  });

  it.each(['hidden', 'nowhere'])('knows of no experiment %s', async name => {
    await expect(
      invoke('compare-ml-runs', { experiment: name }),
    ).rejects.toThrow(
      `There is no experiment '${name}', or you may not see it`,
    );
  });

  it.each([
    ['find-ml-models', {}],
    ['compare-ml-runs', { experiment: experimentId }],
  ])('%s refuses who may not read', async (name, input) => {
    mayRead = DENY;
    await expect(invoke(name, input)).rejects.toThrow("'ml.tracking.read'");
  });

  it.each([
    ['find-ml-models', { limit: 1_000 }],
    ['compare-ml-runs', {}],
    ['compare-ml-runs', { experiment: 'x', runIds: Array(11).fill('r') }],
  ])('%s refuses bad input %j', async (name, input) => {
    await expect(invoke(name, input)).rejects.toThrow('Invalid input');
  });
});
