import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ResponseError } from '@backstage/errors';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mlApiRef } from '../api/mlApiRef';
import {
  delta,
  freshSource,
  row,
  ScriptedMlApi,
} from '../__testUtils__/ScriptedMlApi';
import { withLayout } from '../__testUtils__/layout';
import { seeRows } from '../__testUtils__/seeRows';
import { sourcesRouteRef } from '../routes';
import { JobsAndEndpoints } from './JobsAndEndpoints';

const identity = mockApis.identity({
  userEntityRef: 'user:default/anna',
  ownershipEntityRefs: ['user:default/anna', 'group:default/team-vision'],
});

async function open(api: ScriptedMlApi, search = '') {
  window.history.replaceState({}, '', `/ml/jobs${search}`);
  renderInTestApp(<JobsAndEndpoints />, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/ml/sources': sourcesRouteRef,
    },
    apis: [
      [mlApiRef, api],
      [identityApiRef, identity],
    ],
  });
}

const failed = row({
  name: 'resnet-42',
  state: 'Failed',
  reason: 'BackoffLimitExceeded',
  message: 'worker-2 ran out of memory (exit code 137)',
  owner: 'group:default/team-vision',
  queue: 'vision',
  roles: [
    { role: 'Master', desired: 1, ready: 1 },
    { role: 'Worker', desired: 3, ready: 2 },
  ],
  accelerators: [
    { resource: 'nvidia.com/gpu', count: 4, sharing: 'whole' },
    { resource: 'nvidia.com/mig-1g.10gb', count: 2, sharing: 'mig' },
  ],
});
const queued = row({
  name: 'llm-tune-7',
  namespace: 'nlp',
  state: 'Queued',
  owner: 'group:default/team-nlp',
});
const running = row({ name: 'bert', kind: 'Job', group: 'batch' });

describe('JobsAndEndpoints', () => {
  withLayout();

  it('shows what needs attention first, with all that a row says', async () => {
    await open(ScriptedMlApi.create([running, queued, failed]));
    await screen.findByRole('grid');
    const [first, second, third] = seeRows();
    for (const part of [
      'Failed',
      'resnet-42',
      'vision · prod-eu',
      'PyTorchJob',
      'Master 1/1',
      'Worker 2/3',
      '4 × GPU',
      '2 × MIG 1g.10gb',
      'Backoff limit exceeded',
      'worker-2 ran out of memory (exit code 137)',
    ]) {
      expect(first).toContain(part);
    }
    expect(second).toContain('llm-tune-7');
    expect(third).toContain('bert');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');
  });

  it('changes rows in place, and sorts again only on the reader’s word', async () => {
    const api = ScriptedMlApi.create([running, queued, failed]);
    await open(api);
    await screen.findByRole('grid');
    (await api.stream()).send(
      delta([{ ...failed, state: 'Succeeded', sequence: 101 }], 101),
    );
    const reorder = await screen.findByRole('button', { name: /out of order/ });
    expect(seeRows()[0]).toContain('resnet-42');
    expect(seeRows()[0]).toContain('Succeeded');
    expect(
      screen.getByRole('button', { name: 'Succeeded 1' }),
    ).toBeInTheDocument();
    await userEvent.click(reorder);
    expect(seeRows()[2]).toContain('resnet-42');
  });

  it('keeps new rows waiting while the reader is scrolled', async () => {
    const api = ScriptedMlApi.create([running]);
    await open(api);
    const grid = await screen.findByRole('grid');
    grid.scrollTop = 300;
    fireEvent.scroll(grid);
    (await api.stream()).send(
      delta(
        [
          { ...failed, sequence: 101 },
          { ...queued, sequence: 101 },
        ],
        101,
      ),
    );
    const show = await screen.findByRole('button', { name: '2 new' });
    expect(seeRows()).toHaveLength(1);
    await userEvent.click(show);
    expect(seeRows()).toHaveLength(3);
    expect(screen.queryByRole('button', { name: '2 new' })).toBeNull();
  });

  it('filters by the URL, writes filters into it, and goes back', async () => {
    await open(ScriptedMlApi.create([running, queued, failed]), '?kind=Job');
    await screen.findByRole('grid');
    expect(seeRows()).toHaveLength(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(window.location.search).toBe('');
    expect(seeRows()).toHaveLength(3);
    await userEvent.click(screen.getByRole('button', { name: 'Waiting 1' }));
    expect(window.location.search).toBe('?state=Queued&state=Pending');
    expect(seeRows().join()).toContain('llm-tune-7');
    expect(seeRows()).toHaveLength(1);
    window.history.back();
    await waitFor(() => expect(seeRows()).toHaveLength(3));
  });

  it('knows whose work is the reader’s own', async () => {
    await open(ScriptedMlApi.create([running, queued, failed]), '?mine=true');
    await screen.findByRole('grid');
    await waitFor(() => expect(seeRows()).toHaveLength(1));
    expect(seeRows()[0]).toContain('resnet-42');
  });

  it('is used with the keyboard: / searches, Esc clears, arrows move, Enter opens', async () => {
    await open(ScriptedMlApi.create([running, queued, failed]));
    await screen.findByRole('grid');
    await userEvent.keyboard('/bert');
    await waitFor(() => expect(seeRows()).toHaveLength(1));
    expect(window.location.search).toBe('?q=bert');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(seeRows()).toHaveLength(3));

    const rows = within(screen.getByRole('grid')).getAllByRole('row');
    act(() => rows[1].focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(rows[2]).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(
      screen.getByRole('button', { name: 'Hide details of resnet-42' }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('region', { name: 'Details of resnet-42' }),
    ).toBeInTheDocument();
  });

  it('says which sources cannot be trusted, and marks their rows', async () => {
    const asOf = new Date(Date.now() - 4 * 60_000 - 500).toISOString();
    const error = {
      code: 'refused',
      message: 'connection refused',
      fix: 'Check that the API server is up',
    };
    await open(
      ScriptedMlApi.create([failed], {
        sources: [
          freshSource({ freshness: 'stale', asOf, error }),
          freshSource({ cluster: 'dev', kind: 'Job' }),
          freshSource({ cluster: 'dev', freshness: 'forbidden', rows: 0 }),
        ],
      }),
    );
    const strip = await screen.findByRole('group', { name: 'Sources' });
    expect(strip).toHaveTextContent('prod-eu stale 4 min (connection refused)');
    expect(strip).toHaveTextContent('dev fresh');
    expect(strip).toHaveTextContent('1 kind forbidden on dev');
    expect(seeRows()[0]).toContain('stale 4 min');
    expect(
      within(strip).getByRole('link', { name: 'Sources' }),
    ).toHaveAttribute('href', '/ml/sources');
  });

  it('shows hostile texts as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    await open(
      ScriptedMlApi.create([
        row({
          name: hostile,
          reason: hostile,
          message: '\u202Eevil',
          queue: '{{name}}',
        }),
      ]),
    );
    await screen.findByRole('grid');
    expect(seeRows()[0]).toContain(hostile);
    expect(seeRows()[0]).toContain('{{name}}');
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });

  it.each([
    ['nothing runs', {}, 'No jobs or endpoints yet'],
    ['no cluster is configured', { sources: [] }, 'No cluster is configured'],
    [
      'the clusters cannot be listed',
      {
        sources: [
          freshSource({
            cluster: 'kubernetes',
            group: '',
            kind: 'Cluster',
            freshness: 'unreachable' as const,
            error: {
              code: 'noPlugin',
              message: 'no answer',
              fix: 'Install it',
            },
          }),
        ],
      },
      'The clusters are not known',
    ],
  ])('teaches when %s', async (_, rest, title) => {
    await open(ScriptedMlApi.create([], rest));
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('says what the filters hide, and clears them', async () => {
    await open(ScriptedMlApi.create([running]), '?q=nothing-like-it');
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    const [, clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await userEvent.click(clear);
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const refusal = await ResponseError.fromResponse(
      new Response('{"error":{"name":"NotAllowedError"}}', { status: 403 }),
    );
    await open(
      ScriptedMlApi.answering(() => {
        throw refusal;
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'ml.workload.read',
    );
  });

  it('gives the cause of a failure and tries again', async () => {
    let down = true;
    const up = ScriptedMlApi.create([running]);
    await open(
      ScriptedMlApi.answering(request => {
        if (down) {
          throw new TypeError('Failed to fetch');
        }
        return up.listWorkloads(request);
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal did not answer (Failed to fetch)',
    );
    down = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('draws only the rows in sight of 5,000, and counts them all', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) =>
      row({ name: `job-${index}` }),
    );
    await open(ScriptedMlApi.create(rows));
    await screen.findByText('5,000 jobs and endpoints');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '5001');
    expect(seeRows().length).toBeLessThan(60);
  });
});
