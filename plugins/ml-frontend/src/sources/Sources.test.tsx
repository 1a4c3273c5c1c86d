import { renderInTestApp } from '@backstage/frontend-test-utils';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mlApiRef } from '../api/mlApiRef';
import { freshSource, ScriptedMlApi } from '../__testUtils__/ScriptedMlApi';
import { Sources } from './Sources';

function open(api: ScriptedMlApi) {
  return renderInTestApp(<Sources />, { apis: [[mlApiRef, api]] });
}

const over = (...sources: SourceStatus[]) =>
  open(ScriptedMlApi.create([], { sources }));

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000 - 500).toISOString();

describe('Sources', () => {
  it('says of each kind how fresh it is, and asks for no rows', async () => {
    const api = ScriptedMlApi.create([], {
      sources: [
        freshSource({
          clusterTitle: 'Europe',
          version: 'v1',
          rows: 1_234,
          asOf: minutesAgo(3),
          restarts: 2,
          unreadable: 1,
        }),
      ],
    });
    open(api);
    const europe = await screen.findByRole('region', { name: 'Europe' });
    expect(europe).toHaveTextContent('prod-eu');
    const [, row] = within(europe).getAllByRole('row');
    for (const part of [
      'PyTorchJob',
      'kubeflow.org/v1',
      'fresh',
      '1,234',
      '1 object could not be read',
      '3 min ago',
      '2',
    ]) {
      expect(row).toHaveTextContent(part);
    }
    expect(api.sourceRequests).toBe(1);
    expect(api.requests).toEqual([]);
    expect(api.streams).toEqual([]);
  });

  it('has the rule that is missing, to be copied', async () => {
    const user = userEvent.setup();
    over(
      freshSource({
        freshness: 'forbidden',
        error: { code: 'forbidden', message: 'the portal may not read this' },
      }),
    );
    const section = await screen.findByRole('region', { name: 'prod-eu' });
    expect(section).toHaveTextContent(
      'PyTorchJob: the portal may not read this',
    );
    const written: string[] = [];
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockImplementation(async text => {
        written.push(text);
      });
    await user.click(within(section).getByRole('button', { name: 'Copy' }));
    expect(written).toEqual([
      "- apiGroups: ['kubeflow.org']\n  resources: [pytorchjobs]\n  verbs: [get, list, watch]",
    ]);
  });

  it('puts clusters with a trouble first, and is quiet about what is not installed', async () => {
    over(
      freshSource({ cluster: 'a' }),
      freshSource({ cluster: 'a', kind: 'Job', freshness: 'missing' }),
      freshSource({
        cluster: 'b',
        freshness: 'stale',
        asOf: minutesAgo(4),
        error: { code: 'refused', message: 'connection refused', fix: 'Check' },
      }),
    );
    const [first, second] = await screen.findAllByRole('region', {
      name: /^[ab]$/,
    });
    expect(first).toHaveTextContent('bstale 4 min (connection refused)');
    expect(first).toHaveTextContent('Check');
    expect(within(second).getAllByRole('row')).toHaveLength(2);
    expect(within(second).getByText('1 kind is not installed')).toBeVisible();
    expect(within(second).getByRole('group')).not.toHaveAttribute('open');
  });

  it('says that the kubernetes plugin is absent, not that a cluster is', async () => {
    over(
      freshSource({
        cluster: 'kubernetes',
        group: '',
        kind: 'Cluster',
        freshness: 'unreachable',
        error: {
          code: 'noPlugin',
          message: 'the kubernetes plugin does not answer',
          fix: 'Install it',
        },
      }),
    );
    expect(
      await screen.findByText('The clusters are not known'),
    ).toBeInTheDocument();
    expect(screen.getByText('Install it')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows how to configure the first cluster', async () => {
    over();
    expect(
      await screen.findByText('No cluster is configured'),
    ).toBeInTheDocument();
  });
});
