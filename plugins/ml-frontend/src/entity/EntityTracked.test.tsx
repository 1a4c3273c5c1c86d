import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityTracking } from '@mlport/backstage-plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import {
  experiment,
  freshTracking,
  model,
  modelDetails,
  modelVersion,
  run,
  ScriptedTrackingApi,
  servedBy,
  TrackingAnswers,
} from '../__testUtils__/ScriptedTrackingApi';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import {
  experimentsRouteRef,
  jobsRouteRef,
  modelsRouteRef,
  serveModelRouteRef,
} from '../routes';
import { NowProvider } from '../time/NowContext';
import { EntityTracked } from './EntityTracked';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud', namespace: 'default' },
  spec: { type: 'ml-training' },
};
const item = model({ aliases: { champion: '4' } });
const versions = ['7', '6', '5', '4', '3'].map(version =>
  modelVersion({
    version,
    aliases: version === '4' ? ['champion'] : [],
    run: run({ name: `run-of-${version}` }),
  }),
);

function open(
  tracking: Partial<EntityTracking>,
  answers: Partial<TrackingAnswers> = {},
) {
  const api = ScriptedTrackingApi.create({
    getEntityTracking: () => ({
      models: [],
      experiments: [],
      missing: [],
      sources: [freshTracking()],
      ...tracking,
    }),
    searchRuns: () => ({
      items: [
        run({ name: 'calm-owl', status: 'running', endedAt: undefined }),
        run({ runId: 'b'.repeat(32), name: 'brave-shark', status: 'failed' }),
      ],
      asOf: Date.now(),
      source: freshTracking(),
    }),
    getModel: () => modelDetails(item, versions),
    ...answers,
  });
  renderInTestApp(
    <NowProvider>
      <p>live work</p>
      <EntityTracked entity={entity} />
    </NowProvider>,
    {
      mountedRoutes: {
        '/ml/experiments': experimentsRouteRef,
        '/ml/models': modelsRouteRef,
        '/ml/jobs': jobsRouteRef,
        '/create/templates/:namespace/:templateName': serveModelRouteRef,
      },
      apis: [[mlTrackingApiRef, api]],
    },
  );
  return api;
}

const part = (name: string) => screen.findByRole('region', { name });

describe('what is tracked for an entity', () => {
  it('shows the newest runs, the versions that matter, and that nothing serves them', async () => {
    open({ models: [item], experiments: [experiment()] });
    const runs = await part('Newest runs');
    expect(await within(runs).findByText('calm-owl')).toBeInTheDocument();
    expect(
      within(runs)
        .getAllByRole('listitem')
        .map(row => row.textContent),
    ).toEqual([
      expect.stringContaining('Running'),
      expect.stringContaining('Failed'),
    ]);
    expect(
      within(runs).getByRole('link', { name: 'All runs' }),
    ).toHaveAttribute('href', '/ml/experiments?experiment=main-fraud');

    const rows = within(await part('Versions')).getAllByRole('listitem');
    expect(rows.map(row => row.textContent?.slice(0, 2))).toEqual([
      'v7',
      'v6',
      'v4',
    ]);
    expect(rows[2]).toHaveTextContent('champion');
    const endpoints = await part('Endpoints');
    expect(endpoints).toHaveTextContent('No endpoint serves this model.');
    expect(
      within(endpoints).getByRole('link', { name: 'Serve version 4' }),
    ).toBeInTheDocument();
  });

  it('gives axe nothing to find', async () => {
    open({ models: [item], experiments: [experiment()] });
    await part('Newest runs');
    const { violations } = await axe.run(await part('Versions'), {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations).toEqual([]);
  });

  it('says what serves a model', async () => {
    open(
      { models: [item] },
      {
        getModel: () =>
          modelDetails(item, [
            versions[0],
            { ...versions[3], servedBy: [servedBy()] },
          ]),
      },
    );
    expect(await part('Endpoints')).toHaveTextContent(
      'fraud on prod-eu serves version 4 (champion).',
    );
    expect(
      within(await part('Versions')).getByRole('link', { name: 'fraud' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Newest runs' })).toBeNull();
  });

  it('asks together for runs of experiments of one source only', async () => {
    const asked: unknown[] = [];
    const elsewhere = { provider: 'mlflow', instance: 'other' };
    const answers = { items: [], asOf: 0, source: freshTracking() };
    open(
      {
        experiments: [
          experiment({ name: 'a' }),
          experiment({ name: 'b', source: elsewhere }),
          experiment({ name: 'c' }),
        ],
      },
      {
        searchRuns: request => {
          asked.push(request.experiments);
          return answers;
        },
      },
    );
    expect(await part('Newest runs')).toBeInTheDocument();
    expect(
      await screen.findByText('No run was logged yet.'),
    ).toBeInTheDocument();
    expect(asked).toEqual([['main-a', 'main-c']]);
  });

  it('is not there where nothing is tracked, and says what is named and missing', async () => {
    const api = open({ missing: ['There is no experiment fraud in main'] });
    expect(
      await screen.findByText('There is no experiment fraud in main'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('heading')).toBeNull();
    expect(api.calls).toEqual(['getEntityTracking']);
  });

  it('leaves the live work alone when it may not be asked for', async () => {
    const api = open(
      {},
      {
        getEntityTracking: () => {
          throw new Error('403');
        },
      },
    );
    await waitFor(() => expect(api.calls).toHaveLength(1));
    expect(await screen.findByText('live work')).toBeInTheDocument();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says that a part could not be loaded', async () => {
    open(
      { experiments: [experiment()] },
      {
        searchRuns: () => {
          throw new Error('no answer');
        },
      },
    );
    expect(
      await screen.findByText('This part could not be loaded (no answer).'),
    ).toBeInTheDocument();
  });
});
