import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { EntityTracking } from '@mlport/backstage-plugin-ml-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  experiment,
  freshTracking,
  run,
  ScriptedTrackingApi,
} from '../__testUtils__/ScriptedTrackingApi';
import { withLayout } from '../__testUtils__/layout';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { mlPlugin } from '../plugin';

const content = mlPlugin.getExtension('entity-content:ml/runs');

function entity(change: {
  kind?: string;
  type?: string;
  annotation?: string;
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: change.kind ?? 'Component',
    metadata: {
      name: 'churn',
      annotations: change.annotation
        ? { 'mlport/mlflow-experiment': change.annotation }
        : {},
    },
    spec: { type: change.type ?? 'ml-training' },
  };
}

function show(tracking: Partial<EntityTracking>) {
  const asked: string[] = [];
  const api = ScriptedTrackingApi.create({
    getEntityTracking: entityRef => {
      asked.push(entityRef);
      return {
        models: [],
        experiments: [],
        missing: [],
        sources: [freshTracking()],
        ...tracking,
      };
    },
    searchRuns: ({ experiments: [id] }) => ({
      items: [run({ runId: id, name: `run-of-${id}` })],
      asOf: Date.now(),
      source: freshTracking(),
    }),
  });
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: entity({ annotation: 'churn' }) }),
      content,
    ],
    apis: [[mlTrackingApiRef, api]],
  });
  return asked;
}

describe('the tab Runs of an entity', () => {
  withLayout();

  it.each([
    ['an experiment', { kind: 'Resource', type: 'ml-experiment' }, true],
    ['a project that names one', { annotation: 'churn' }, true],
    ['a project that names none', {}, false],
    ['a component of that type', { type: 'ml-experiment' }, false],
  ])('is there for %s: %j', (_, change, has) => {
    const filter = createExtensionTester(content).get(
      EntityContentBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(entity(change))).toBe(has);
  });

  it('asks by the name of the entity, and shows the runs', async () => {
    const asked = show({ experiments: [experiment({ name: 'churn' })] });
    expect(await screen.findByRole('grid')).toHaveTextContent(
      'run-of-main-churn',
    );
    expect(asked).toEqual(['component:default/churn']);
    expect(screen.queryByRole('button', { name: /Experiment/ })).toBeNull();
  });

  it('lets one of several be chosen, and says which are missing', async () => {
    show({
      experiments: [
        experiment({ name: 'churn' }),
        experiment({ name: 'uplift' }),
      ],
      missing: ['There is no experiment gone on main.'],
    });
    await screen.findByRole('grid');
    expect(
      screen.getByText('There is no experiment gone on main.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Experiment/ }));
    await userEvent.click(screen.getByRole('option', { name: 'uplift' }));
    expect(await screen.findByText('run-of-main-uplift')).toBeInTheDocument();
  });

  it('teaches the annotation when nothing belongs to the entity', async () => {
    show({});
    expect(
      await screen.findByText(/mlport\/mlflow-experiment: churn/),
    ).toBeInTheDocument();
  });

  it('says why what the entity names is not there', async () => {
    show({ missing: ['There is no experiment churn on main.'] });
    expect(
      await screen.findByText('There is no experiment churn on main.'),
    ).toBeInTheDocument();
  });

  it('shows how to connect a server when there is none', async () => {
    show({ sources: [] });
    expect(
      await screen.findByText('No MLflow is connected'),
    ).toBeInTheDocument();
  });
});
