import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mlApiRef } from '../api/mlApiRef';
import { jobsRouteRef, quotasRouteRef } from '../routes';
import { withLayout } from '../__testUtils__/layout';
import {
  freshSource,
  row,
  ScriptedMlApi,
} from '../__testUtils__/ScriptedMlApi';
import { seeRows } from '../__testUtils__/seeRows';
import { detailsOf } from '../__testUtils__/workloadDetails';
import {
  answerOf,
  figuresOf,
  reportOf,
  workOf,
} from './__testUtils__/quotaReports';
import { Quotas } from './Quotas';

const gpus = (amount: number) => ({
  resource: 'nvidia.com/gpu',
  flavor: 'a100',
  amount,
});

const vision = reportOf({
  name: 'vision',
  parent: 'all',
  figures: [
    figuresOf({
      used: 10,
      started: 10,
      borrowed: 2,
      idle: { atLeast: 0, atMost: 0 },
      available: 2,
    }),
  ],
  holding: {
    items: [
      {
        ...workOf('resnet-42'),
        state: 'Running',
        amounts: [gpus(6)],
        startedAt: '2026-11-24T12:00:00Z',
      },
    ],
    more: 0,
    others: [gpus(4)],
  },
  waiting: {
    total: 3,
    amounts: [{ resource: 'nvidia.com/gpu', amount: 12 }],
    isPartial: true,
    items: [
      {
        ...workOf('llm-tune-7'),
        amounts: [{ resource: 'nvidia.com/gpu', amount: 8 }],
        place: {
          queue: 'gpu',
          position: 1,
          waiting: 2,
          positionInClusterQueue: 2,
        },
        why: 'llm-tune-7 waits: 2 of 8 GPUs are free',
      },
    ],
    more: 0,
    others: 2,
    order: 'known',
  },
  doors: [
    {
      namespace: 'vision',
      name: 'gpu',
      owner: 'group:default/vision',
      pending: 2,
      used: [gpus(6)],
    },
  ],
  hiddenDoors: 1,
});

const sandbox = reportOf({
  name: 'gpus',
  kind: 'ResourceQuota',
  namespace: 'sandbox',
  scope: 'namespace',
  figures: [
    figuresOf({
      flavor: undefined,
      used: 5,
      started: undefined,
      borrowed: undefined,
      idle: { atLeast: 3, atMost: 3 },
      available: 3,
    }),
  ],
  waiting: undefined,
  doors: undefined,
});

const both = answerOf([vision, sandbox], {
  clusters: [
    {
      name: 'prod-eu',
      title: 'Europe',
      missing: [],
      physical: [
        {
          product: 'A100',
          nodes: 2,
          whole: 8,
          cut: 4,
          slices: [{ resource: 'nvidia.com/mig-1g.10gb', amount: 28 }],
          shared: 0,
          shares: [],
          unavailable: 0,
          unoffered: 0,
        },
      ],
      cohorts: [
        {
          name: 'all',
          members: ['vision'],
          figures: [
            {
              resource: 'nvidia.com/gpu',
              flavor: 'a100',
              own: 4,
              entitled: 12,
              used: 10,
            },
          ],
        },
      ],
    },
  ],
});

function open(answer = both) {
  const api = ScriptedMlApi.create();
  let asked = 0;
  api.listQuotaReports = async () => {
    asked += 1;
    return answer;
  };
  renderInTestApp(<Quotas />, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/ml/jobs': jobsRouteRef,
      '/ml/quotas': quotasRouteRef,
    },
    apis: [[mlApiRef, api]],
  });
  return { api, asked: () => asked };
}

describe('Quotas', () => {
  withLayout();
  beforeEach(() => window.history.replaceState(null, '', '/'));

  it('says how each quota stands, who holds it and who waits', async () => {
    open();
    const card = await screen.findByRole('article', { name: 'vision' });
    for (const text of [
      '3 or more pieces of work wait for 12 × A100 or more; 2 could be given now.',
      'used 10 of 8',
      'borrowed 2',
      'waiting 12 or more',
      '6 × A100',
      'others 4 × A100',
      '2 of 8 GPUs are free',
      'and 2 of others',
      '1 more of namespaces that you may not see',
    ]) {
      expect(card).toHaveTextContent(text);
    }
    expect(
      within(card).getByTitle('Place 1 of 2 in the queue gpu'),
    ).toHaveTextContent('2');
    expect(
      within(card).getByRole('link', { name: 'gpu · vision' }),
    ).toHaveAttribute('href', '/ml/jobs?q=vision&cluster=prod-eu&queue=gpu');
    const europe = screen.getByRole('region', { name: 'Europe' });
    expect(europe).toHaveTextContent(
      '12 × A100: 8 whole · 4 cut into 28 × MIG 1g.10gb',
    );
    expect(europe).toHaveTextContent(
      'Cohort all10 of 12 A100 in use; 4 of them are no queue’s own',
    );
    expect(screen.getByRole('article', { name: 'gpus' })).toHaveTextContent(
      'pods beyond this limit are refused',
    );
  });

  it.each([
    ['not-served', undefined, "does not serve Kueue's visibility API"],
    ['failed', 'no answer yet', 'The order is not known: no answer yet.'],
  ] as const)('says when the order is %s', async (order, problem, text) => {
    open(
      answerOf([
        reportOf({
          waiting: { ...vision.waiting!, order, orderProblem: problem },
        }),
      ]),
    );
    expect(
      await screen.findByRole('article', { name: 'vision' }),
    ).toHaveTextContent(text);
  });

  it('says what could not be read', async () => {
    open(
      answerOf([vision], {
        clusters: [{ name: 'prod-eu', missing: ['nodes', 'work'] }],
      }),
    );
    expect(
      await screen.findByText(
        /Figures may be too low: nodes, some kinds of work could not be read/,
      ),
    ).toBeInTheDocument();
  });

  it('has the same numbers as a table, which leads back to one quota', async () => {
    const user = userEvent.setup();
    open();
    await user.click(await screen.findByRole('radio', { name: 'Table' }));
    expect(window.location.search).toBe('?view=table');
    expect(seeRows()).toEqual([
      'gpussandbox · prod-euA100nvidia.com/gpu85––3–',
      'visionprod-euA100nvidia.com/gpu · flavor a1008102–012 or more',
    ]);
    await user.click(screen.getByRole('button', { name: 'Used' }));
    expect(window.location.search).toBe('?view=table&sort=-used');
    expect(seeRows()[0]).toMatch(/^vision/);
    await user.click(screen.getByTitle('vision'));
    expect(window.location.search).toContain(
      'quota=prod-eu/ClusterQueue.kueue.x-k8s.io/-/vision',
    );
    await screen.findByRole('article', { name: 'vision' });
    expect(screen.queryByRole('article', { name: 'gpus' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'All quotas' }));
    await screen.findByRole('article', { name: 'gpus' });
  });

  it('takes its filters from the URL', async () => {
    window.history.replaceState(null, '', '/?q=sandbox');
    open();
    await screen.findByRole('article', { name: 'gpus' });
    expect(screen.queryByRole('article', { name: 'vision' })).toBeNull();
    expect(screen.getByText('1 of 2 quotas')).toBeInTheDocument();
  });

  it('opens the details of work, and gives the focus back', async () => {
    const user = userEvent.setup();
    const { api } = open();
    api.getWorkload = async () => detailsOf(row({ name: 'resnet-42' }));
    const name = await screen.findByRole('button', {
      name: 'Show details of resnet-42',
    });
    await user.click(name);
    const panel = await screen.findByRole('region', {
      name: 'Details of resnet-42',
    });
    expect(window.location.search).toContain('workload=prod-eu/vision/');
    await user.click(
      within(panel).getByRole('button', { name: 'Close details' }),
    );
    expect(name).toHaveFocus();
  });

  it('leads from a LocalQueue to what it draws from', async () => {
    const change = {
      name: 'gpu',
      kind: 'LocalQueue.kueue.x-k8s.io',
      namespace: 'vision',
      scope: 'local' as const,
      parent: 'gpus-of-all',
    };
    open(answerOf([reportOf(change)]));
    expect(
      await screen.findByRole('link', { name: 'gpus-of-all' }),
    ).toHaveAttribute(
      'href',
      '/ml/quotas?quota=prod-eu/ClusterQueue.kueue.x-k8s.io/-/gpus-of-all',
    );
  });

  it('teaches what would be here', async () => {
    open(answerOf([]));
    expect(await screen.findByText('No GPU quotas to see')).toBeInTheDocument();
    expect(screen.getByText(/ml\.quota\.read/)).toBeInTheDocument();
  });

  it('shows how to configure the first cluster', async () => {
    open(answerOf([], { sources: [] }));
    expect(
      await screen.findByText('No cluster is configured'),
    ).toBeInTheDocument();
  });

  it('says which cluster is stale', async () => {
    open(
      answerOf([vision], {
        sources: [
          freshSource({
            freshness: 'stale',
            asOf: new Date(Date.now() - 240_500).toISOString(),
            error: { code: 'refused', message: 'connection refused' },
          }),
        ],
      }),
    );
    expect(
      await screen.findByText('stale 4 min (connection refused)', {
        exact: false,
      }),
    ).toBeInTheDocument();
  });
});
