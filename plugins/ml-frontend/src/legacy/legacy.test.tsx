import { Entity } from '@backstage/catalog-model';
import { fetchApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { mlApiRef } from '../api/mlApiRef';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { row, ScriptedMlApi } from '../__testUtils__/ScriptedMlApi';
import {
  freshTracking,
  model,
  modelDetails,
  modelVersion,
  ScriptedTrackingApi,
} from '../__testUtils__/ScriptedTrackingApi';
import { withLayout } from '../__testUtils__/layout';
import {
  EntityMlCard,
  EntityMlContent,
  EntityModelContent,
  isMlAvailable,
  isModelAvailable,
  MlPage,
  mlPlugin,
} from '.';
import { routes } from './plugin';

const training: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'resnet' },
  spec: { type: 'ml-training' },
};

const rows = [
  row({ name: 'bert' }),
  row({ name: 'resnet-42', state: 'Failed', reason: 'OOMKilled' }),
];

async function open(element: ReactNode, path = '/') {
  const api = ScriptedMlApi.create(rows);
  await renderInTestApp(
    <TestApiProvider apis={[[mlApiRef, api]]}>
      <EntityProvider entity={training}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/ml': routes.root,
        '/entity/ml': routes.entityContent,
        '/entity/model': routes.entityModel,
      },
    },
  );
  return api;
}

describe('the plugin for the old frontend system', () => {
  withLayout();

  it('has the page with its tabs', async () => {
    await open(
      <Routes>
        <Route path="/ml/*" element={<MlPage />} />
      </Routes>,
      '/ml',
    );
    expect(await screen.findByRole('grid')).toHaveTextContent('resnet-42');
    await userEvent.click(screen.getByRole('tab', { name: 'Sources' }));
    expect(
      await screen.findByRole('region', { name: 'prod-eu' }),
    ).toHaveTextContent('PyTorchJob');
  });

  it('has the card of an entity, which leads to the tab', async () => {
    const api = await open(<EntityMlCard />);
    expect(
      await screen.findByText(/^resnet-42 failed .*: OOM killed$/),
    ).toBeInTheDocument();
    expect(api.requests[0].entityRef).toBe('component:default/resnet');
    expect(screen.getByRole('link', { name: 'Show all' })).toHaveAttribute(
      'href',
      '/entity/ml',
    );
  });

  it('has the tab of an entity', async () => {
    await open(
      <Routes>
        <Route path="/entity/ml/*" element={<EntityMlContent />} />
      </Routes>,
      '/entity/ml',
    );
    expect(await screen.findByRole('grid')).toHaveTextContent('bert');
  });

  it('has the tab Model of an entity', async () => {
    const tracking = ScriptedTrackingApi.create({
      getEntityTracking: () => ({
        models: [model({ name: 'flowers' })],
        experiments: [],
        missing: [],
        sources: [freshTracking()],
      }),
      getModel: () =>
        modelDetails(model({ name: 'flowers' }), [modelVersion()]),
      listExperiments: () => ({ items: [], sources: [] }),
    });
    await open(
      <TestApiProvider apis={[[mlTrackingApiRef, tracking]]}>
        <Routes>
          <Route path="/entity/model/*" element={<EntityModelContent />} />
        </Routes>
      </TestApiProvider>,
      '/entity/model',
    );
    expect(
      await screen.findByRole('grid', { name: 'Versions of flowers' }),
    ).toBeInTheDocument();
  });

  it('brings its APIs over the fetch of the app', async () => {
    const factories = [...mlPlugin.getApis()];
    expect(factories.map(({ api }) => api.id)).toEqual([
      mlApiRef.id,
      mlTrackingApiRef.id,
    ]);
    for (const { deps } of factories) {
      expect(Object.values(deps)).toEqual([fetchApiRef]);
    }
  });

  it('knows which entities have it', () => {
    expect(isMlAvailable(training)).toBe(true);
    expect(isMlAvailable({ ...training, spec: { type: 'service' } })).toBe(
      false,
    );
    expect(isModelAvailable(training)).toBe(false);
    expect(
      isModelAvailable({
        ...training,
        kind: 'Resource',
        spec: { type: 'ai-model' },
      }),
    ).toBe(true);
  });
});
