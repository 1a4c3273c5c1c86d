import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { mlApiRef } from './api/mlApiRef';
import { mlTrackingApiRef } from './api/mlTrackingApiRef';
import mlPlugin from './index';
import { row, ScriptedMlApi } from './__testUtils__/ScriptedMlApi';
import { ScriptedTrackingApi } from './__testUtils__/ScriptedTrackingApi';
import { withLayout } from './__testUtils__/layout';

function entity(change: {
  type?: string;
  annotations?: Record<string, string>;
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'resnet', annotations: change.annotations },
    spec: { type: change.type ?? 'service' },
  };
}

const card = mlPlugin.getExtension('entity-card:ml/workloads');
const content = mlPlugin.getExtension('entity-content:ml/workloads');

describe('which entities have ML', () => {
  it.each<[string, Parameters<typeof entity>[0], boolean]>([
    ['a training project', { type: 'ml-training' }, true],
    ['a model server', { type: 'ml-model-server' }, true],
    ['our annotation', { annotations: { 'mlport/workloads': 'true' } }, true],
    [
      'an ordinary service on Kubernetes',
      { annotations: { 'backstage.io/kubernetes-id': 'shop' } },
      false,
    ],
    ['nothing', {}, false],
  ])('%s', (_, change, has) => {
    for (const filter of [
      createExtensionTester(card).get(
        EntityCardBlueprint.dataRefs.filterFunction,
      ),
      createExtensionTester(content).get(
        EntityContentBlueprint.dataRefs.filterFunction,
      ),
    ]) {
      expect(filter?.(entity(change))).toBe(has);
    }
  });

  it('is what an adopter says in app-config', () => {
    const tester = createExtensionTester(content, {
      config: { filter: { 'spec.type': 'notebook' } },
    });
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction);
    expect(filter?.(entity({ type: 'notebook' }))).toBe(true);
    expect(filter?.(entity({ type: 'ml-training' }))).toBe(false);
  });
});

describe('the entity page', () => {
  withLayout();
  const training = entity({ type: 'ml-training' });
  const untracked = ScriptedTrackingApi.create({
    getEntityTracking: () => ({
      models: [],
      experiments: [],
      missing: [],
      sources: [],
    }),
  });
  const show = (extension: typeof card | typeof content, api: ScriptedMlApi) =>
    renderTestApp({
      extensions: [createTestEntityPage({ entity: training }), extension],
      apis: [
        [mlApiRef, api],
        [mlTrackingApiRef, untracked],
      ],
    });

  it('has a card that says the newest state in one sentence, attention first', async () => {
    const api = ScriptedMlApi.create([
      row({ name: 'bert' }),
      row({
        name: 'resnet-42',
        state: 'Failed',
        reason: 'OOMKilled',
        finishedAt: new Date(Date.now() - 7_200_500).toISOString(),
      }),
      ...['c', 'd', 'e', 'f'].map(name => row({ name, state: 'Succeeded' })),
    ]);
    show(card, api);
    expect(
      await screen.findByText('resnet-42 failed 2 h ago: OOM killed'),
    ).toBeInTheDocument();
    expect(api.requests[0].entityRef).toBe('component:default/resnet');
    expect(screen.getByText('6 jobs and endpoints')).toBeInTheDocument();
  });

  it('has a card whose rows lead to the details of their work', async () => {
    renderTestApp({
      extensions: [createTestEntityPage({ entity: training }), card, content],
      apis: [
        [
          mlApiRef,
          ScriptedMlApi.create([row({ name: 'bert', namespace: 'nlp' })]),
        ],
      ],
    });
    expect(await screen.findByRole('link', { name: 'bert' })).toHaveAttribute(
      'href',
      expect.stringMatching(
        /\/ml\?workload=prod-eu\/nlp\/kubeflow\.org\/PyTorchJob\/bert$/,
      ),
    );
  });

  it('has a tab with the rows of the entity', async () => {
    const api = ScriptedMlApi.create([row({ name: 'bert' })]);
    show(content, api);
    const grid = await screen.findByRole('grid');
    expect(grid).toHaveTextContent('bert');
    expect((await api.stream()).query).toEqual({
      entityRef: 'component:default/resnet',
    });
    expect(screen.queryByRole('button', { name: 'Unclaimed' })).toBeNull();
  });

  it('teaches the annotation when the entity has none', async () => {
    show(content, ScriptedMlApi.create([], { match: { by: 'none' } }));
    expect(
      await screen.findByText('No work is linked to resnet yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/annotations:\s+backstage.io\/kubernetes-id: resnet/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/labels:\s+backstage.io\/kubernetes-id: resnet/),
    ).toBeInTheDocument();
  });

  it('says what it looks for when there is nothing', async () => {
    show(
      card,
      ScriptedMlApi.create([], {
        match: {
          by: 'kubernetes-id',
          selector: 'backstage.io/kubernetes-id=resnet',
        },
      }),
    );
    expect(
      await screen.findByText('backstage.io/kubernetes-id=resnet'),
    ).toBeInTheDocument();
  });
});
