import { screen, within } from '@testing-library/react';
import {
  madeUpCluster,
  madeUpSmallCluster,
} from '../__testUtils__/madeUpTargets';
import { renderForm } from '../__testUtils__/renderForm';
import {
  refusal,
  ScriptedFormApi,
  silence,
} from '../__testUtils__/ScriptedFormApi';

function form(
  api: ScriptedFormApi,
  options: Record<string, boolean | string[]> = {},
  target?: Record<string, string>,
) {
  return renderForm(
    api,
    [
      {
        title: 'Where',
        properties: {
          target: {
            title: 'Target',
            description: 'Where it runs',
            type: 'object',
            'ui:field': 'MlTargetPicker',
            'ui:options': options,
          },
        },
        required: ['target'],
      },
    ],
    target ? { target } : {},
  );
}

const input = (name: RegExp) => screen.findByRole('textbox', { name });
const choices = async () =>
  (await screen.findAllByRole('option')).map(({ textContent }) => textContent);

describe('MlTargetPicker', () => {
  it('chooses where there is only one choice, and gives that to the template', async () => {
    const { next, create, created } = form(
      ScriptedFormApi.create([madeUpSmallCluster()]),
    );
    expect(await screen.findByDisplayValue('Edge')).toBeInTheDocument();
    expect(await input(/^Namespace/)).toHaveValue('lab');
    expect(await input(/^Queue/)).toHaveValue('cpu');
    await next();
    await create();
    expect(created).toEqual([
      { target: { cluster: 'edge', namespace: 'lab', queue: 'cpu' } },
    ]);
  });

  it('says what each cluster offers, who owns a namespace, and what a queue has left; by keys', async () => {
    const { user } = form(
      ScriptedFormApi.create([madeUpCluster(), madeUpSmallCluster()]),
    );
    await user.click(await input(/^Cluster/));
    expect(await choices()).toEqual([
      'prod-eu16 × A100-SXM4-80GB, 14 × MIG 1g.10gb, 8 × T4, shared',
      'EdgeNo accelerators known',
    ]);
    await user.keyboard('{Enter}{Tab}');
    expect(await input(/^Namespace/)).toHaveFocus();
    await user.keyboard('vis');
    expect(await choices()).toEqual([
      'team-visionBelongs to group:default/vision',
    ]);
    await user.keyboard('{Enter}');
    // Of the two queues, one is open.
    expect(await input(/^Queue/)).toHaveValue('gpu');
    expect(
      screen.getByText(
        '2 of 8 A100-SXM4-80GB free, 0 of 14 MIG 1g.10gb free (2 borrowed), 5 wait',
      ),
    ).toBeInTheDocument();
  });

  it('forgets the namespace with its cluster', async () => {
    const { user } = form(
      ScriptedFormApi.create([madeUpCluster(), madeUpSmallCluster()]),
      {},
      { cluster: 'prod-eu', namespace: 'team-vision', queue: 'gpu' },
    );
    await user.click(await input(/^Cluster/));
    await user.click(await screen.findByRole('option', { name: /^Edge/ }));
    expect(await input(/^Namespace/)).toHaveValue('lab');
    expect(await input(/^Queue/)).toHaveValue('cpu');
  });

  it('says of a stopped queue that work waits there, and lets it be chosen', async () => {
    const { next, create, created } = form(
      ScriptedFormApi.create([madeUpCluster()]),
      { requireQueue: true },
      { cluster: 'prod-eu', namespace: 'team-vision', queue: 'night' },
    );
    expect(
      await screen.findByText('The queue night takes no new work now'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Stopped: ClusterQueue night is stopped'),
    ).toBeInTheDocument();
    await next();
    await create();
    expect(created).toHaveLength(1);
  });

  it('does not go on without a queue where work goes through one', async () => {
    const { next } = form(
      ScriptedFormApi.create([madeUpCluster()]),
      { requireQueue: true },
      { cluster: 'prod-eu', namespace: 'sandbox' },
    );
    expect(await screen.findByText('sandbox has no queue')).toBeInTheDocument();
    await next();
    expect(
      await screen.findByText('Choose a queue: this work goes through one'),
    ).toBeInTheDocument();
  });

  it('keeps clusters that do not serve the kind from being chosen, and says why', async () => {
    const { user } = form(
      ScriptedFormApi.create([
        madeUpCluster(),
        madeUpCluster({ name: 'prod-us' }),
        madeUpSmallCluster(),
      ]),
      { kinds: ['TrainJob'] },
    );
    await user.click(await input(/^Cluster/));
    const edge = await screen.findByRole('option', { name: /^Edge/ });
    expect(edge).toHaveAttribute('aria-disabled', 'true');
    expect(edge).toHaveTextContent('Does not serve TrainJob');
  });

  it('says what is wrong with a target of a link at once', async () => {
    const { next } = form(
      ScriptedFormApi.create([madeUpCluster()]),
      {},
      { cluster: 'prod-eu', namespace: 'team-audio' },
    );
    const said =
      'prod-eu has no namespace team-audio that you may see: choose one of the list';
    expect(await screen.findByText(said)).toBeInTheDocument();
    await next();
    expect((await screen.findAllByText(said)).length).toBeGreaterThan(1);
  });

  it('says that it asks, and changes nothing meanwhile', async () => {
    form(
      ScriptedFormApi.create([], { targets: silence }),
      {},
      { cluster: 'prod-eu', namespace: 'team-vision' },
    );
    expect(
      await screen.findByText('Asking where you can send work'),
    ).toBeInTheDocument();
    expect(await input(/^Namespace/)).toHaveValue('team-vision');
    expect(await input(/^Namespace/)).toBeDisabled();
  });

  it('says why there is no cluster, and what to do', async () => {
    form(ScriptedFormApi.create([]));
    expect(
      await screen.findByText('There is no cluster to send work to'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/kubernetes.clusterLocatorMethods/),
    ).toBeInTheDocument();
  });

  it('takes typed names from who may not list, and says that they are not checked', async () => {
    const { user, next, create, created } = form(
      ScriptedFormApi.create([], {
        targets: () => refusal(403, 'ml.quota.read'),
      }),
    );
    expect(
      await screen.findByText('Where you can send work cannot be listed'),
    ).toBeInTheDocument();
    expect(screen.getByText(/ml.quota.read.*not checked/)).toBeInTheDocument();
    await user.type(await input(/^Cluster/), 'prod-eu');
    await user.type(await input(/^Namespace/), 'Team');
    await next();
    expect(
      (await screen.findAllByText(/"Team" is no name/)).length,
    ).toBeGreaterThan(0);
    await user.clear(await input(/^Namespace/));
    await user.type(await input(/^Namespace/), 'team-vision');
    await next();
    await create();
    expect(created).toEqual([
      { target: { cluster: 'prod-eu', namespace: 'team-vision' } },
    ]);
  });

  it('says that the portal did not answer, and lists when it does again', async () => {
    let down = true;
    const { user } = form(
      ScriptedFormApi.create([], {
        targets: async () => {
          if (down) {
            throw new TypeError('Failed to fetch');
          }
          return { items: [madeUpSmallCluster()] };
        },
      }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('did not answer (Failed to fetch)');
    down = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByDisplayValue('Edge')).toBeInTheDocument();
  });

  it('says how old its figures are, and what cannot be read, with the way out', async () => {
    const source = { cluster: 'prod-eu', group: 'kueue.x-k8s.io' };
    form(
      ScriptedFormApi.create([
        madeUpCluster({
          sources: [
            {
              ...source,
              kind: 'ClusterQueue',
              freshness: 'stale',
              asOf: new Date(Date.now() - 185_000).toISOString(),
              error: { code: 'refused', message: 'connection refused' },
            },
            {
              ...source,
              kind: 'LocalQueue',
              freshness: 'forbidden',
              error: {
                code: 'forbidden',
                message: 'forbidden',
                fix: 'Add localqueues to the ClusterRole.',
              },
            },
          ],
        }),
      ]),
    );
    expect(
      await screen.findByText(
        'What is said about ClusterQueue of prod-eu is from 3 min. ago: connection refused.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'The portal may not read LocalQueue of prod-eu. Add localqueues to the ClusterRole.',
      ),
    ).toBeInTheDocument();
  });
});
