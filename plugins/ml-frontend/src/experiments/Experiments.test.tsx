import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  ListExperimentsResponse,
  SearchRunsResponse,
} from '@mlport/backstage-plugin-ml-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  experiment,
  freshTracking,
  metrics,
  run,
  ScriptedTrackingApi,
  TrackingAnswers,
} from '../__testUtils__/ScriptedTrackingApi';
import { withCanvas } from '../__testUtils__/canvas';
import { withLayout } from '../__testUtils__/layout';
import { seeRows } from '../__testUtils__/seeRows';
import { mlTrackingApiRef } from '../api/mlTrackingApiRef';
import { jobsRouteRef } from '../routes';
import { Experiments } from './Experiments';

const fraud = experiment({
  name: 'fraud',
  owner: 'group:default/team-risk',
  lastRunAt: Date.now() - 60_500,
  lastRunStatus: 'running',
});
const churn = experiment({ name: 'churn/training', lastRunAt: 5 });

const fox = run({
  runId: 'fox',
  name: 'brave-fox',
  status: 'running',
  startedAt: Date.now() - 14 * 60_000 - 500,
  endedAt: undefined,
  user: 'anna',
  params: { lr: '0.1', depth: '3' },
  metrics: metrics({ loss: 0.25 }),
  job: {
    cluster: 'prod-eu',
    namespace: 'risk',
    group: 'kubeflow.org',
    kind: 'PyTorchJob',
    name: 'fraud-1',
    state: 'Failed',
  },
  acceleratorTime: [
    { resource: 'nvidia.com/gpu', product: 'A100', count: 4, seconds: 840 },
  ],
});
const owl = run({
  runId: 'owl',
  name: 'calm-owl',
  parentRunId: 'fox',
  startedAt: Date.now() - 3_600_500,
  params: { lr: '0.2', depth: '3' },
  metrics: metrics({ loss: 0.5 }),
});

function list(
  items = [fraud, churn],
  change: Partial<ListExperimentsResponse> = {},
) {
  return { items, sources: [freshTracking()], ...change };
}

function found(items = [fox, owl], change: Partial<SearchRunsResponse> = {}) {
  return { items, asOf: Date.now(), source: freshTracking(), ...change };
}

async function open(search = '', answers: Partial<TrackingAnswers> = {}) {
  const api = ScriptedTrackingApi.create({
    listExperiments: () => list(),
    getExperiment: () => ({ item: fraud, source: freshTracking() }),
    searchRuns: ({ runIds }) =>
      found(runIds && [fox, owl].filter(({ runId }) => runIds.includes(runId))),
    getRunCurves: ({ runIds }) => ({
      curves: runIds.map(runId => ({
        runId,
        points: [{ step: 0, at: 0, value: 1 }],
      })),
      asOf: Date.now(),
      source: freshTracking(),
    }),
    ...answers,
  });
  window.history.replaceState({}, '', `/ml/experiments${search}`);
  renderInTestApp(<Experiments />, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/ml/jobs': jobsRouteRef,
    },
    apis: [[mlTrackingApiRef, api]],
  });
  return api;
}

const refuse = (status: number, message = '') =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );

describe('the list of experiments', () => {
  withLayout();

  it('has the newest run first, and opens one by its name', async () => {
    await open();
    await screen.findByRole('grid', { name: 'Experiments' });
    const [first, second] = seeRows();
    for (const part of ['fraud', 'team-risk', 'main', 'Running', '1 min ago']) {
      expect(first).toContain(part);
    }
    expect(second).toContain('churn/training');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the runs of fraud' }),
    );
    expect(
      await screen.findByRole('grid', { name: 'Runs' }),
    ).toBeInTheDocument();
    expect(window.location.search).toBe('?experiment=main-fraud');
    await userEvent.click(
      screen.getByRole('button', { name: 'All experiments' }),
    );
    expect(
      await screen.findByRole('grid', { name: 'Experiments' }),
    ).toBeInTheDocument();
  });

  it('is searched with / and opened with Enter', async () => {
    await open();
    await screen.findByRole('grid');
    await userEvent.keyboard('/churn');
    await waitFor(() => expect(seeRows()).toHaveLength(1));
    expect(window.location.search).toBe('?q=churn');
    const [, row] = within(screen.getByRole('grid')).getAllByRole('row');
    act(() => row.focus());
    await userEvent.keyboard('{Enter}');
    expect(window.location.search).toContain('experiment=main-churn');
  });

  it.each<[string, Partial<ListExperimentsResponse>, string]>([
    ['no server is configured', { sources: [] }, 'No MLflow is connected'],
    ['there is none', {}, 'No experiments yet'],
    [
      'they are being read',
      { sources: [freshTracking({ freshness: 'syncing' })] },
      'Experiments are being read',
    ],
    [
      'no server has answered',
      { sources: [freshTracking({ freshness: 'unreachable' })] },
      'Experiments are not known',
    ],
  ])('teaches when %s', async (_, change, title) => {
    await open('', { listExperiments: () => list([], change) });
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('says that what it shows is old, why, and what to do', async () => {
    await open('', {
      listExperiments: () =>
        list([fraud], {
          sources: [
            freshTracking({
              freshness: 'stale',
              asOf: Date.now() - 4 * 60_000 - 500,
              error: {
                code: 'host',
                message: 'host rejected',
                fix: 'Allow the host in MLflow',
              },
            }),
          ],
        }),
    });
    const strip = await screen.findByRole('list', { name: 'Tracking servers' });
    expect(strip).toHaveTextContent('main stale 4 min (host rejected)');
    expect(strip).toHaveTextContent('Allow the host in MLflow');
  });

  it('names the permission that is missing', async () => {
    const refusal = await refuse(403);
    await open('', {
      listExperiments: () => {
        throw refusal;
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'ml.tracking.read',
    );
  });
});

describe('the runs of an experiment', () => {
  withLayout();
  withCanvas();

  it('marks what runs, what is nested, and what its job contradicts', async () => {
    await open('?experiment=main-fraud');
    await screen.findByRole('grid', { name: 'Runs' });
    const [first, second] = seeRows();
    for (const part of [
      'brave-fox',
      'Running',
      'Its job: Failed',
      '14 min',
      'anna',
      '4 × A100 · 14 min',
      '0.1',
      '0.25',
    ]) {
      expect(first).toContain(part);
    }
    expect(second).toContain('in brave-fox');
    expect(second).toContain('Finished');
    // What is the same in all is no column that anybody needs at first.
    expect(screen.queryByRole('columnheader', { name: 'depth' })).toBeNull();
  });

  it('sorts what is loaded, by a metric, without asking the server', async () => {
    const api = await open('?experiment=main-fraud');
    await screen.findByRole('grid');
    const asked = api.calls.length;
    await userEvent.click(screen.getByRole('button', { name: 'loss' }));
    await userEvent.click(screen.getByRole('button', { name: 'loss' }));
    expect(seeRows()[0]).toContain('calm-owl');
    expect(window.location.search).toContain('sort=-metric%3Aloss');
    expect(api.calls).toHaveLength(asked);
  });

  it('asks in the words of MLflow, on Enter', async () => {
    const filters: Array<string | undefined> = [];
    await open('?experiment=main-fraud', {
      searchRuns: ({ filter }) => {
        filters.push(filter);
        return found();
      },
    });
    await screen.findByRole('grid');
    await userEvent.keyboard('/metrics.loss < 0.3');
    expect(filters).toEqual([undefined]);
    expect(screen.getByText('Press Enter to search.')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(filters).toEqual([undefined, 'metrics.loss < 0.3']),
    );
    expect(new URLSearchParams(window.location.search).get('filter')).toBe(
      'metrics.loss < 0.3',
    );
  });

  it('says at the field what the server refuses, and how to search names', async () => {
    const refusal = await refuse(400, "Invalid clause(s): 'fox'");
    await open('?experiment=main-fraud&filter=fox', {
      searchRuns: ({ filter }) => {
        if (filter === 'fox') {
          throw refusal;
        }
        return found();
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      "This filter is refused: Invalid clause(s): 'fox'",
    );
    expect(alert).toHaveTextContent('metrics.`val/loss` < 0.3');
    await userEvent.click(
      screen.getByRole('button', { name: 'Search names for “fox”' }),
    );
    expect(await screen.findByRole('grid')).toBeInTheDocument();
    expect(new URLSearchParams(window.location.search).get('filter')).toBe(
      "attributes.run_name ILIKE '%fox%'",
    );
  });

  it('chooses with the space bar, opens with Enter, closes with Escape', async () => {
    await open('?experiment=main-fraud');
    const grid = await screen.findByRole('grid');
    const [, first] = within(grid).getAllByRole('row');
    act(() => first.focus());
    await userEvent.keyboard(' ');
    expect(
      screen.getByRole('checkbox', { name: 'Choose brave-fox' }),
    ).toBeChecked();
    expect(window.location.search).toContain('run=fox');
    await userEvent.keyboard('{Enter}');
    const panel = await screen.findByRole('region', {
      name: 'Details of run brave-fox',
    });
    expect(
      within(panel).getByRole('link', { name: 'fraud-1' }),
    ).toHaveAttribute(
      'href',
      '/ml/jobs?workload=prod-eu/risk/kubeflow.org/PyTorchJob/fraud-1',
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: /^Details/ })).toBeNull();
  });

  it('lets no more be chosen than can be told apart', async () => {
    const many = Array.from({ length: 11 }, (_, number) =>
      run({
        runId: `r${number}`,
        name: `run-${number}`,
        startedAt: number,
      }),
    );
    const chosen = many
      .slice(0, 10)
      .map(({ runId }) => `&run=${runId}`)
      .join('');
    await open(`?experiment=main-fraud${chosen}`, {
      searchRuns: () => found(many),
    });
    expect(
      await screen.findByRole('checkbox', { name: 'Choose run-10' }),
    ).toBeDisabled();
    expect(
      screen.getByText(/^10 runs are chosen, the most/),
    ).toBeInTheDocument();
  });

  it('loads older runs', async () => {
    await open('?experiment=main-fraud', {
      searchRuns: ({ cursor }) =>
        cursor ? found([owl]) : found([fox], { next: 'n' }),
    });
    await screen.findByRole('grid');
    expect(
      screen.getByText('1 run loaded, there are more'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Load older runs' }),
    );
    expect(await screen.findByText('2 runs')).toBeInTheDocument();
    expect(seeRows()).toHaveLength(2);
  });

  it('remembers which columns the reader wants', async () => {
    await open('?experiment=main-fraud');
    await screen.findByRole('grid');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'depth' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'loss' }));
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('columnheader', { name: 'depth' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('columnheader', { name: 'loss' })).toBeNull();
  });

  it('teaches how to log a first run', async () => {
    await open('?experiment=main-fraud', { searchRuns: () => found([]) });
    expect(await screen.findByText('No runs yet')).toBeInTheDocument();
    expect(
      screen.getByText(/mlflow\.set_experiment\("fraud"\)/),
    ).toBeInTheDocument();
  });

  it('shows hostile texts as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    await open('?experiment=main-fraud&run=fox&open=fox', {
      searchRuns: () =>
        found([
          {
            ...fox,
            name: hostile,
            user: '{{name}}',
            startedAt: 9e15,
            params: { constructor: hostile } as Record<string, string>,
            // eslint-disable-next-line no-script-url
            url: 'javascript:alert(1)',
          },
          owl,
        ]),
    });
    await screen.findByRole('grid');
    expect(seeRows().join()).toContain(hostile);
    expect(seeRows().join()).toContain('{{name}}');
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(
      screen.queryByRole('link', { name: 'Open in MLflow' }),
    ).toHaveAttribute('href', fraud.url);
  });

  it('says that an experiment is not there', async () => {
    const refusal = await refuse(404);
    await open('?experiment=gone', {
      getExperiment: () => {
        throw refusal;
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This experiment is not there',
    );
  });
});

describe('chosen runs', () => {
  withLayout();
  withCanvas();

  it('have the curves that the URL asks for', async () => {
    const asked: unknown[] = [];
    await open(
      '?experiment=main-fraud&run=owl&run=fox&metric=loss&x=time&scale=log',
      {
        getRunCurves: request => {
          asked.push(request);
          return {
            curves: [
              { runId: 'owl', points: [{ step: 0, at: 0, value: 2 }] },
              { runId: 'fox', points: [] },
            ],
            asOf: 0,
            source: freshTracking(),
          };
        },
      },
    );
    expect(
      await screen.findByRole('img', {
        name: /^loss over Time since the start of calm-owl, brave-fox/,
      }),
    ).toBeInTheDocument();
    expect(asked).toEqual([
      {
        experiment: 'main-fraud',
        runIds: ['owl', 'fox'],
        metric: 'loss',
        maxPoints: 2_500,
      },
    ]);
    expect(screen.getByRole('radio', { name: 'Logarithmic' })).toBeChecked();
  });

  it('are found wherever they are in the list, or said to be gone', async () => {
    await open('?experiment=main-fraud&run=owl&run=gone', {
      searchRuns: ({ runIds }) => (runIds ? found([owl]) : found([fox])),
    });
    const chosen = await screen.findByRole('list', { name: 'Chosen runs' });
    await waitFor(() => expect(chosen).toHaveTextContent('calm-owl'));
    expect(
      await screen.findByText(/^1 chosen run is not in this experiment/),
    ).toBeInTheDocument();
  });

  it('are compared: what differs first, the best as the reader says', async () => {
    await open('?experiment=main-fraud&run=fox&run=owl&show=compare');
    const table = within(
      await screen.findByRole('group', { name: /^Comparison/ }),
    );
    const titles = () =>
      table.getAllByRole('rowheader').map(title => title.textContent);
    expect(titles().slice(0, 2)).toEqual(['Parameters that differ', 'lr']);
    expect(titles()).not.toContain('depth');
    expect(
      screen.getByText('1 parameter is the same in all'),
    ).toBeInTheDocument();
    expect(table.queryByText('best')).toBeNull();
    await userEvent.selectOptions(
      table.getByRole('combobox', { name: 'Which way loss is better' }),
      'Better is less',
    );
    const loss = table.getByRole('row', { name: /^loss/ });
    expect(
      within(loss)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['0.25best', '0.5']);
    const held = table.getByRole('row', { name: /^A100/ });
    expect(held).toHaveTextContent('0.933 h4 × 14 min');
  });

  it('that were scored on different data sets are not compared without a warning', async () => {
    const scored = (runId: string, digest: string) =>
      run({
        runId,
        name: runId,
        metrics: {
          auc: {
            step: 1,
            at: 1,
            value: 0.9,
            datasetName: 'holdout',
            datasetDigest: digest,
          },
        },
        datasets: [{ name: 'train', digest, context: 'training' }],
      });
    await open('?experiment=main-fraud&run=a&run=b&show=compare', {
      searchRuns: () => found([scored('a', 'v1'), scored('b', 'v2')]),
    });
    expect(
      await screen.findByText(
        /^Scored on different data sets.*run 1 on holdout \(v1\), run 2 on holdout \(v2\)/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^These runs read different data sets \(training\)/),
    ).toBeInTheDocument();
  });
});
