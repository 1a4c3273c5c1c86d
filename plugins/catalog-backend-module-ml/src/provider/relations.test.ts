import {
  ModelVersionItem,
  RunItem,
  ServedBy,
} from '@mlport/backstage-plugin-ml-common';
import { ProviderRig } from '../__testUtils__/ProviderRig';
import {
  SOURCE,
  endpointItem,
  experimentItem,
  modelItem,
} from '../__testUtils__/ScriptedMlService';

const SERVED = { served: [{ version: '1', endpoints: 1 }] };

function version(more: Partial<ModelVersionItem>): ModelVersionItem {
  return {
    source: SOURCE,
    modelName: 'fraud',
    version: '1',
    status: 'ready',
    tags: {},
    aliases: [],
    servedBy: [],
    ...more,
  };
}

function run(experimentId: string): RunItem {
  return {
    source: SOURCE,
    runId: `run-of-${experimentId}`,
    experimentId,
    status: 'finished',
    params: {},
    metrics: {},
    tags: {},
    datasets: [],
    modelIds: [],
    origin: {},
  };
}

function servedBy(name: string, by: ServedBy['by']): ServedBy {
  const { cluster, namespace, group, kind } = endpointItem(name);
  return {
    endpoint: { cluster, namespace, group, kind, name },
    state: 'Ready',
    by,
  };
}

const dependsOn = (rig: ProviderRig, kind: string, slug: string) =>
  [...rig.catalog].find(([ref]) =>
    ref.startsWith(`${kind}:default/${slug}`),
  )?.[1].spec?.dependsOn;

async function rigWithServedModel() {
  const rig = await ProviderRig.create();
  const model = modelItem('fraud', SERVED);
  rig.ml.models = [model];
  rig.ml.experiments = [experimentItem('1'), experimentItem('2')];
  rig.ml.endpoints = [endpointItem('stamped'), endpointItem('guessed')];
  rig.ml.details.set(model.id, {
    versions: [
      version({
        runId: 'r',
        run: run('1'),
        servedBy: [servedBy('stamped', 'stamp'), servedBy('guessed', 'name')],
      }),
    ],
  });
  return { rig, model };
}

describe('relations', () => {
  it('go from endpoints to what they serve, and from models to experiments', async () => {
    const { rig, model } = await rigWithServedModel();
    await rig.round();
    expect(dependsOn(rig, 'component', 'stamped')).toEqual([model.entityRef]);
    expect(dependsOn(rig, 'component', 'guessed')).toBeUndefined();
    expect(dependsOn(rig, 'resource', 'fraud')).toEqual([
      rig.ml.experiments[0].entityRef,
    ]);
  });

  it('stay while not all is known, also over a restart', async () => {
    const { rig, model } = await rigWithServedModel();
    await rig.round();
    await rig.restart();
    rig.ml.failing.add(`getModel ${model.id}`);
    await rig.round();
    rig.ml.tracking = 'syncing';
    rig.ml.models = [];
    rig.ml.experiments = [];
    await rig.round();
    expect(dependsOn(rig, 'component', 'stamped')).toEqual([model.entityRef]);
    expect(dependsOn(rig, 'resource', 'fraud')).toHaveLength(1);
  });

  it('leave when it is known that they no longer hold', async () => {
    const { rig, model } = await rigWithServedModel();
    await rig.round();
    rig.ml.models = [{ ...model, served: [], latest: '2' }];
    rig.ml.details.set(model.id, { versions: [version({ version: '2' })] });
    await rig.round();
    expect(dependsOn(rig, 'component', 'stamped')).toBeUndefined();
    expect(dependsOn(rig, 'resource', 'fraud')).toBeUndefined();
  });

  it('lead to what was declared in place of what was discovered', async () => {
    const { rig, model } = await rigWithServedModel();
    rig.declare({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'fraud', namespace: 'default' },
    });
    rig.ml.models = [
      {
        ...model,
        tags: { 'backstage.io/entity-ref': 'component:default/fraud' },
      },
    ];
    await rig.round();
    expect(dependsOn(rig, 'component', 'stamped')).toEqual([
      'component:default/fraud',
    ]);
  });

  it('lead to nothing that the limit keeps out', async () => {
    const { rig } = await rigWithServedModel();
    await rig.restart({ limit: 5 });
    await rig.round();
    expect(rig.refs()).toHaveLength(5);
    expect(dependsOn(rig, 'resource', 'fraud')).toBeUndefined();
  });

  it('cost a question per model that changed, ten in a round, served ones first', async () => {
    const rig = await ProviderRig.create();
    rig.ml.models = [
      ...Array.from({ length: 20 }, (_, at) => modelItem(`m-${at}`)),
      modelItem('served', SERVED),
    ];
    const questions = () =>
      rig.ml.asked.filter(ask => ask.startsWith('getModel')).length;
    await rig.round();
    expect(questions()).toBe(10);
    expect(rig.ml.asked).toContain(`getModel ${modelItem('served').id}`);
    await rig.round();
    await rig.round();
    expect(questions()).toBe(21);
    await rig.round();
    expect(questions()).toBe(21);
    rig.ml.models = [
      { ...rig.ml.models[0], versions: 1 },
      ...rig.ml.models.slice(1),
    ];
    await rig.round();
    expect(questions()).toBe(22);
  });
});
