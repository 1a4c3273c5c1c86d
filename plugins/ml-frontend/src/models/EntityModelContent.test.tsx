import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { EntityTracking } from '@mlport/backstage-plugin-ml-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { withLayout } from '../__testUtils__/layout';
import {
  freshTracking,
  model,
  modelDetails,
  modelVersion,
  ScriptedTrackingApi,
} from '../__testUtils__/ScriptedTrackingApi';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import mlPlugin from '../index';

const content = mlPlugin.getExtension('entity-content:ml/model');

function entity(
  type: string,
  annotations?: Record<string, string>,
  kind = 'Resource',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'fraud', annotations },
    spec: { type },
  };
}

function open(tracking: Partial<EntityTracking>) {
  window.history.replaceState({}, '', '/');
  const api = ScriptedTrackingApi.create({
    getEntityTracking: () => ({
      models: [],
      experiments: [],
      missing: [],
      sources: [freshTracking()],
      ...tracking,
    }),
    getModel: id =>
      modelDetails(
        (tracking.models ?? []).find(item => item.id === id) ?? model(),
        [modelVersion({ version: '3' })],
      ),
    listExperiments: () => ({ items: [], sources: [] }),
  });
  renderTestApp({
    extensions: [createTestEntityPage({ entity: entity('ai-model') }), content],
    apis: [[mlTrackingApiRef, api]],
  });
  return api;
}

describe('the tab Model of an entity', () => {
  withLayout();

  it.each<[string, Entity, boolean]>([
    ['a registered model', entity('ai-model'), true],
    [
      'an entity that names one',
      entity('service', { 'mlport/mlflow-model': 'fraud' }, 'Component'),
      true,
    ],
    ['another resource', entity('database'), false],
    ['a component of that type', entity('ai-model', {}, 'Component'), false],
  ])('is there for %s: %#', (_, subject, has) => {
    const filter = createExtensionTester(content).get(
      EntityContentBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(subject)).toBe(has);
  });

  it('shows the model of the entity, and does not lead to where it is', async () => {
    const api = open({ models: [model({ name: 'fraud' })] });
    expect(
      await screen.findByRole('grid', { name: 'Versions of fraud' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No endpoint serves this model.'),
    ).toBeInTheDocument();
    expect(api.calls.slice(0, 2)).toEqual(['getEntityTracking', 'getModel']);
    expect(
      screen.queryByRole('link', { name: 'Open in the catalog' }),
    ).toBeNull();
    expect(screen.queryByRole('link', { name: 'All models' })).toBeNull();
  });

  it('shows one of several, which the URL names', async () => {
    open({ models: [model({ name: 'fraud' }), model({ name: 'churn' })] });
    await screen.findByRole('grid', { name: 'Versions of fraud' });
    await userEvent.click(screen.getByRole('radio', { name: 'churn' }));
    expect(
      await screen.findByRole('grid', { name: 'Versions of churn' }),
    ).toBeInTheDocument();
    expect(window.location.search).toBe('?model=main-churn');
  });

  it('says what the annotations name and is not there', async () => {
    open({
      models: [model({ name: 'fraud' })],
      missing: ['the model "<b>" is not on main'],
    });
    expect(
      await screen.findByText('the model "<b>" is not on main'),
    ).toBeInTheDocument();
  });

  it('shows the annotation that links a model', async () => {
    open({});
    expect(
      await screen.findByText(
        /mlport\/mlflow-instance: main\s+mlport\/mlflow-model: fraud/,
      ),
    ).toBeInTheDocument();
  });

  it('shows how to connect a server where there is none', async () => {
    open({ sources: [] });
    expect(
      await screen.findByText('No MLflow is connected'),
    ).toBeInTheDocument();
  });
});
