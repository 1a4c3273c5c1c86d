import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ModelDetails } from '@mlport/backstage-plugin-ml-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { withLayout } from '../__testUtils__/layout';
import {
  experiment,
  freshTracking,
  metrics,
  model,
  modelDetails,
  modelVersion,
  run,
  ScriptedTrackingApi,
  servedBy,
} from '../__testUtils__/ScriptedTrackingApi';
import { seeRows } from '../__testUtils__/seeRows';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { jobsRouteRef, serveModelRouteRef } from '../routes';
import { Models } from './Models';

const item = model({
  name: 'fraud detector',
  aliases: { champion: '7', challenger: '6' },
  tags: { tier: 'gold', 'mlflow.internal': 'x' },
  description: 'Scores card payments',
  served: [
    { version: '5', percent: 90, endpoints: 1 },
    { version: '6', percent: 10, endpoints: 1 },
  ],
  drift: { alias: 'champion', version: '7' },
});
const seven = modelVersion({
  version: '7',
  aliases: ['champion'],
  storageUri: 's3://ml/1/models/m-7/artifacts',
  runId: '9cbbdd05d1d24aba80f95c8219f264c4',
  run: run({
    name: 'brave-shark-7',
    metrics: metrics({ auc: 0.931, loss: 0.2, recall: 0.8 }),
    params: { lr: '0.01' },
    acceleratorTime: [
      {
        resource: 'nvidia.com/gpu',
        product: 'A100-80GB',
        count: 4,
        seconds: 7_200,
      },
    ],
  }),
});
const six = modelVersion({
  version: '6',
  aliases: ['challenger'],
  run: run({
    runId: 'b'.repeat(32),
    name: 'calm-owl-6',
    metrics: metrics({ auc: 0.928, loss: 0.3 }),
  }),
  servedBy: [servedBy({ percent: 10, by: 'storage-uri' })],
});
const five = modelVersion({
  version: '5',
  runId: 'c'.repeat(32),
  runMissing: 'the run was deleted',
  servedBy: [servedBy({ percent: 90, alias: 'champion' })],
});
const details = modelDetails(item, [seven, six, five]);

function open(
  answer: ModelDetails | Error,
  search = '',
  storage = mockApis.storage(),
) {
  window.history.replaceState({}, '', `/ml/models?model=main-fraud${search}`);
  const api = ScriptedTrackingApi.create({
    getModel: () => {
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
    listExperiments: () => ({
      items: [experiment({ name: 'card fraud' })],
      sources: [freshTracking()],
    }),
  });
  const app = renderInTestApp(<Models />, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/ml/jobs': jobsRouteRef,
      '/create/templates/:namespace/:templateName': serveModelRouteRef,
    },
    apis: [
      [mlTrackingApiRef, api],
      [storageApiRef, storage],
    ],
  });
  return { api, ...app };
}

const region = () => screen.getByRole('region', { name: /^Version/ });

describe('the page of a model', () => {
  withLayout();

  it('says first that the champion is not what is served', async () => {
    open(details);
    const notice = await screen.findByText(
      'champion is version 7, and no endpoint serves that version.',
    );
    const box = notice.closest<HTMLElement>('[role="status"]')!;
    expect(box).toHaveTextContent(
      'fraud on prod-eu serves version 5 with 90 % and version 6 (challenger) with 10 %.',
    );
    const link = within(box).getByRole('link', { name: 'Serve version 7' });
    const url = new URL(link.getAttribute('href')!, 'http://portal');
    expect(url.pathname).toBe('/create/templates/default/kserve-endpoint');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      component: 'fraud-detector',
      name: 'fraud-detector',
      description: 'Serves fraud detector',
      owner: 'group:default/team-risk',
      storageUri: 's3://ml/1/models/m-7/artifacts',
      fromRegistry: true,
      registeredModel: {
        instance: 'main',
        name: 'fraud detector',
        version: '7',
        alias: 'champion',
        runId: '9cbbdd05d1d24aba80f95c8219f264c4',
      },
    });
  });

  it('shows the versions with runs, metrics, endpoints and how these are known', async () => {
    open(details);
    await screen.findByRole('grid', { name: 'Versions of fraud detector' });
    await screen.findAllByRole('link', { name: 'card fraud' });
    const [first, second, third] = seeRows();
    for (const part of [
      'v7',
      'champion',
      'brave-shark-7',
      'card fraud',
      '0.931',
      '4 × A100-80GB',
      '2 h 0 m',
      '3 d ago',
    ]) {
      expect(first).toContain(part);
    }
    expect(second).toContain('fraud10 %');
    expect(second).toContain('risk · prod-eu');
    expect(second).toContain('loads the files of this version');
    expect(third).toContain('named in its manifest');
    expect(third).toContain('made for champion');
    expect(third).toContain('the run was deleted');
    expect(screen.getByRole('link', { name: 'brave-shark-7' })).toHaveAttribute(
      'href',
      'https://mlflow.example/#/experiments/1/runs/9cbb',
    );
    expect(screen.getAllByRole('link', { name: 'fraud' })[0]).toHaveAttribute(
      'href',
      '/ml/jobs?workload=prod-eu/risk/serving.kserve.io/InferenceService/fraud',
    );
    expect(
      screen.getAllByRole('link', { name: 'card fraud' })[0],
    ).toHaveAttribute('href', '/catalog/default/resource/main-card%20fraud');
  });

  it('shows whose the model is, what it is called by, and where it is kept', async () => {
    open(details);
    await screen.findByRole('grid');
    expect(screen.getByText('Scores card payments')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Aliases' })).toHaveTextContent(
      'champion → v7challenger → v6',
    );
    expect(screen.getByRole('list', { name: 'Tags' })).toHaveTextContent(
      /^tier: gold$/,
    );
    expect(
      screen.getByRole('link', { name: 'Open in MLflow' }),
    ).toHaveAttribute('href', item.url);
    expect(
      screen.getByRole('link', { name: 'Open in the catalog' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/catalog\/default\/resource\//),
    );
  });

  it('shows the metrics that the reader chose, also the next time, and sorts by them', async () => {
    const storage = mockApis.storage();
    const { unmount } = open(details, '', storage);
    await screen.findByRole('grid');
    const headers = () =>
      screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(headers()).toContain('auc');
    expect(headers()).toContain('loss');
    expect(headers()).not.toContain('recall');
    await userEvent.click(screen.getByRole('button', { name: 'Metrics' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'recall' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'loss' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(headers()).toContain('recall'));
    unmount();

    open(details, '', storage);
    await screen.findByRole('grid');
    expect(headers()).toContain('recall');
    expect(headers()).not.toContain('loss');
    const auc = screen.getByRole('button', { name: 'auc' });
    await userEvent.click(auc);
    expect(window.location.search).toContain('sort=-metric%3Aauc');
    await userEvent.click(auc);
    expect(seeRows().map(row => row.slice(0, 2))).toEqual(['v6', 'v7', 'v5']);
  }, 20_000);

  it('opens the details of a version with the keyboard, and closes them', async () => {
    open(details);
    const grid = await screen.findByRole('grid');
    const [, first] = within(grid).getAllByRole('row');
    act(() => first.focus());
    await userEvent.keyboard('{Enter}');
    expect(window.location.search).toContain('version=7');
    const panel = screen.getByRole('region', {
      name: 'Version 7 of fraud detector',
    });
    expect(panel).toHaveFocus();
    for (const part of [
      's3://ml/1/models/m-7/artifacts',
      'brave-shark-7',
      'No endpoint serves this version.',
      'recall',
      '0.8',
    ]) {
      expect(panel).toHaveTextContent(part);
    }
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: /^Version/ })).toBeNull();
    await waitFor(() => expect(first).toHaveFocus());
    expect(window.location.search).toBe('?model=main-fraud');
  });

  it('opens what a link says, and says in a sentence how an endpoint is known', async () => {
    open(details, '&version=6');
    await screen.findByRole('grid');
    expect(region()).toHaveTextContent(
      'Known because it takes its files from where those of this version lie.',
    );
  });

  it('says that a version of a link is gone', async () => {
    open(details, '&version=99');
    await screen.findByRole('grid');
    expect(region()).toHaveTextContent('Version 99 is not there any more.');
  });

  it('searches versions, runs and endpoints', async () => {
    open(details);
    await screen.findByRole('grid');
    await userEvent.keyboard('/calm-owl');
    await waitFor(() => expect(seeRows()).toHaveLength(1));
    expect(screen.getByText('1 of 3 versions')).toBeInTheDocument();
    expect(window.location.search).toContain('q=calm-owl');
  });

  it('tells of endpoints that name the model and no version', async () => {
    open(
      modelDetails({ ...item, drift: undefined, served: [] }, [seven], {
        servedUnknown: [servedBy({ by: 'name' })],
      }),
    );
    expect(
      await screen.findByText(
        'fraud on prod-eu names this model and no version, so which one it serves is not known.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /Endpoints whose version/ }),
    );
    expect(screen.getByText(/A guess:/)).toBeInTheDocument();
    expect(
      screen.getByText(/mlport\/mlflow-model-version: '7'/),
    ).toBeInTheDocument();
  });

  it('shows how to register a version when there is none', async () => {
    open(modelDetails({ ...item, drift: undefined }, []));
    expect(
      await screen.findByText(/registered_model_name="fraud detector"/),
    ).toBeInTheDocument();
  });

  it('says that a model is not there', async () => {
    open(
      await ResponseError.fromResponse(
        new Response('{"error":{"name":"NotFoundError"}}', { status: 404 }),
      ),
    );
    expect(
      await screen.findByText('This model is not there'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All models' }),
    ).toBeInTheDocument();
  });

  it('shows hostile texts as text, and makes no link of what is none', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    open(
      modelDetails(
        {
          ...item,
          name: hostile,
          url: 'vbscript:alert(1)',
          drift: undefined,
        },
        [
          modelVersion({
            version: '1',
            aliases: [hostile],
            description: '\u202Eevil',
            createdAt: 1e300,
            tags: { constructor: '{{version}}' },
            run: run({
              name: '{{name}}',
              url: 'data:text/html,x',
              metrics: metrics({ __proto__x: 1, constructor: 2 }),
            }),
          }),
        ],
        { source: freshTracking({ url: 'file:///etc/passwd' }) },
      ),
    );
    await screen.findByRole('grid');
    expect(seeRows()[0]).toContain(hostile);
    expect(seeRows()[0]).toContain('{{name}}');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show details of version 1' }),
    );
    await userEvent.click(screen.getByRole('button', { name: /^Tags/ }));
    expect(region()).toHaveTextContent('constructor{{version}}');
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(
      [...document.querySelectorAll('a')].filter(
        ({ href }) => !/^https?:/.test(href),
      ),
    ).toEqual([]);
  });

  it('has nothing that axe finds', async () => {
    const { container } = open(details, '&version=6');
    await screen.findByRole('grid');
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
  }, 20_000);
});
