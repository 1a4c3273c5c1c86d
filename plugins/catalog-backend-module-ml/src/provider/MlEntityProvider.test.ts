import { Entity } from '@backstage/catalog-model';
import { ProviderRig } from '../__testUtils__/ProviderRig';
import {
  endpointItem,
  experimentItem,
  modelItem,
  quotaItem,
} from '../__testUtils__/ScriptedMlService';

const MINUTE = 60;

/** A company's platform: one of everything. */
async function rigWithOneOfEach(config = {}) {
  const rig = await ProviderRig.create(config);
  rig.ml.models = [modelItem('fraud', { latest: '1', versions: 1 })];
  rig.ml.experiments = [experimentItem('1')];
  rig.ml.quotas = [quotaItem('gpu')];
  rig.ml.endpoints = [endpointItem('ranker')];
  return rig;
}

/** The part of a reference that people gave, by kind. */
const slugs = (rig: ProviderRig) =>
  rig.refs().map(ref => ref.replace(/-[0-9a-f]{8}$/, ''));

const ALL = [
  'api:default/ranker',
  'component:default/ranker',
  'resource:default/exp-1',
  'resource:default/fraud',
  'resource:default/gpu',
];

function only(rig: ProviderRig, slug: string): Entity {
  const found = [...rig.catalog].filter(([ref]) => ref.includes(slug));
  expect(found).toHaveLength(1);
  return found[0][1];
}

describe('MlEntityProvider', () => {
  it('brings in one of each, and writes nothing while nothing changes', async () => {
    const rig = await rigWithOneOfEach();
    expect(await rig.round()).toHaveLength(1);
    expect(slugs(rig)).toEqual(ALL);
    for (let round = 0; round < 10; round++) {
      expect(await rig.round()).toEqual([]);
    }
  });

  it('sends only what changed', async () => {
    const rig = await rigWithOneOfEach();
    await rig.round();
    rig.ml.models = [
      { ...rig.ml.models[0], description: 'finds fraud' },
      modelItem('churn'),
    ];
    const [mutation, ...more] = await rig.round();
    expect(more).toEqual([]);
    expect(mutation).toMatchObject({ type: 'delta', removed: [] });
    expect(mutation.type === 'delta' && mutation.added).toHaveLength(2);
  });

  it('lets what is gone stay for a while, and takes it back in that time', async () => {
    const rig = await rigWithOneOfEach({ gracePeriod: { minutes: 10 } });
    await rig.round();
    const model = rig.ml.models[0];
    rig.ml.models = [];
    await rig.round();
    expect(await rig.pass(9 * MINUTE)).toEqual([]);
    rig.ml.models = [model];
    expect(await rig.round()).toEqual([]);
    rig.ml.models = [];
    await rig.round();
    expect(await rig.pass(9 * MINUTE)).toEqual([]);
    expect(slugs(rig)).toEqual(ALL);
    expect(await rig.pass(MINUTE)).toHaveLength(1);
    expect(slugs(rig)).toEqual(
      ALL.filter(ref => ref !== 'resource:default/fraud'),
    );
  });

  it.each([
    ['a source that is stale', { tracking: 'stale' }],
    ['a source that was not read yet', { tracking: 'syncing' }],
    ['a sign-in that is refused', { tracking: 'forbidden' }],
    ['clusters that do not answer', { clusters: 'unreachable' }],
    ['clusters that may not be read', { clusters: 'forbidden' }],
  ] as const)('deletes nothing for %s', async (_, state) => {
    const rig = await rigWithOneOfEach();
    await rig.round();
    Object.assign(rig.ml, state);
    const isTracking = 'tracking' in state;
    Object.assign(
      rig.ml,
      isTracking
        ? { models: [], experiments: [] }
        : { quotas: [], endpoints: [] },
    );
    await rig.round();
    await rig.round(60 * MINUTE);
    await rig.round(60 * MINUTE);
    expect(slugs(rig)).toEqual(ALL);
  });

  it.each(['listModels', 'listExperiments', 'listQuotas', 'listWorkloads'])(
    'deletes nothing when %s fails, keeps the rest in step, and says it once',
    async list => {
      const rig = await rigWithOneOfEach();
      await rig.round();
      rig.ml.failing.add(list);
      await rig.round();
      expect(rig.warnings()).toEqual([]);
      await rig.round(60 * MINUTE);
      await rig.round(60 * MINUTE);
      expect(rig.warnings()).toEqual([
        expect.stringContaining(`${list} failed`),
      ]);
      expect(slugs(rig)).toEqual(ALL);
      rig.ml.models = [...rig.ml.models, modelItem('late')];
      rig.ml.quotas = [...rig.ml.quotas, quotaItem('late')];
      await rig.round();
      const late = slugs(rig).filter(ref => ref.includes('late'));
      expect(late).toHaveLength(
        list === 'listModels' || list === 'listQuotas' ? 1 : 2,
      );
    },
  );

  it('deletes nothing when a later page fails', async () => {
    const rig = await rigWithOneOfEach();
    rig.ml.endpoints = [endpointItem('ranker'), endpointItem('other')];
    rig.ml.perPage = 1;
    await rig.round();
    expect(slugs(rig)).toContain('component:default/other');
    rig.ml.failing.add('listWorkloads 1');
    await rig.round();
    await rig.pass(20 * MINUTE);
    expect(slugs(rig)).toContain('component:default/other');
  });

  it('lets go of a cluster that is taken out of the configuration, and not of the last one', async () => {
    const rig = await rigWithOneOfEach();
    rig.ml.quotas = [
      quotaItem('gpu'),
      quotaItem('far', { cluster: 'prod-us' }),
    ];
    rig.ml.clusterNames = ['prod-eu', 'prod-us'];
    await rig.round();
    rig.ml.clusterNames = ['prod-eu'];
    rig.ml.quotas = [quotaItem('gpu')];
    await rig.pass(11 * MINUTE);
    expect(slugs(rig)).toEqual(ALL);
    rig.ml.clusterNames = [];
    rig.ml.quotas = [];
    rig.ml.endpoints = [];
    await rig.pass(11 * MINUTE);
    expect(slugs(rig)).toEqual(ALL);
  });

  it('waits for a catalog that does not answer', async () => {
    const rig = await rigWithOneOfEach();
    rig.isCatalogDown = true;
    expect(await rig.round()).toEqual([]);
    expect(await rig.round()).toEqual([]);
    expect(rig.warnings()).toEqual([
      expect.stringContaining('catalog is down'),
    ]);
    rig.isCatalogDown = false;
    await rig.round();
    expect(slugs(rig)).toEqual(ALL);
  });

  it('takes out what went while no process ran, after the grace period', async () => {
    const rig = await rigWithOneOfEach();
    await rig.round();
    rig.ml.endpoints = [];
    await rig.restart();
    await rig.round();
    expect(slugs(rig)).toEqual(ALL);
    await rig.round(10 * MINUTE);
    expect(slugs(rig)).toEqual([
      'resource:default/exp-1',
      'resource:default/fraud',
      'resource:default/gpu',
    ]);
  });

  it('sends all again when another process may have written', async () => {
    const rig = await rigWithOneOfEach();
    await rig.round();
    const [mutation] = await rig.round(10 * MINUTE);
    expect(mutation.type === 'delta' && mutation.added).toHaveLength(5);
  });

  it('has parts of a thousand', async () => {
    const rig = await ProviderRig.create();
    rig.ml.models = Array.from({ length: 2_500 }, (_, at) =>
      modelItem(`model-${at}`),
    );
    const sizes = (await rig.round()).map(
      mutation => mutation.type === 'delta' && mutation.added.length,
    );
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it('keeps to the limit, used and new things first, and says once what is left out', async () => {
    const rig = await rigWithOneOfEach({ limit: 5 });
    rig.ml.models = [
      modelItem('old', { updatedAt: 1 }),
      modelItem('new', { updatedAt: 2 }),
      modelItem('used', {
        updatedAt: 0,
        served: [{ version: '1', endpoints: 1 }],
      }),
    ];
    await rig.round();
    await rig.round();
    expect(slugs(rig)).toEqual([
      'api:default/ranker',
      'component:default/ranker',
      'resource:default/gpu',
      'resource:default/new',
      'resource:default/used',
    ]);
    expect(rig.warnings()).toEqual([
      expect.stringMatching(/^2 .*more than 5 .*: old, exp-1$/),
    ]);
  });

  it('writes versions and aliases at most once in a while', async () => {
    const rig = await rigWithOneOfEach({ versionInterval: { minutes: 2 } });
    await rig.round();
    const release = (latest: string) => {
      rig.ml.models = [
        { ...rig.ml.models[0], latest, aliases: { champion: latest } },
      ];
    };
    release('2');
    await rig.round();
    release('3');
    await rig.round();
    await rig.round();
    expect(
      only(rig, 'fraud').metadata.annotations?.['mlport/mlflow-latest-version'],
    ).toBe('1');
    expect(await rig.round()).toHaveLength(1);
    expect(only(rig, 'fraud').metadata.annotations).toMatchObject({
      'mlport/mlflow-latest-version': '3',
      'mlport/mlflow-aliases': '{"champion":"3"}',
    });
    expect(await rig.round()).toEqual([]);
  });

  it('changes nothing in an entity for how its endpoint is', async () => {
    const rig = await rigWithOneOfEach();
    await rig.round();
    rig.ml.endpoints = [
      endpointItem('ranker', { state: 'NotReady', urls: undefined }),
    ];
    expect(await rig.round()).toEqual([]);
  });
});
