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

const target = { cluster: 'prod-eu', namespace: 'team-vision', queue: 'gpu' };

function form(
  api: ScriptedFormApi,
  values: Parameters<typeof renderForm>[2] = { target },
  options: Record<string, boolean> = {},
) {
  return renderForm(
    api,
    [
      {
        title: 'What',
        properties: {
          accelerator: {
            title: 'Accelerator',
            type: 'object',
            'ui:field': 'MlAcceleratorPicker',
            'ui:options': options,
          },
        },
      },
    ],
    values,
  );
}

const select = () =>
  screen.findByRole('combobox', { name: 'Accelerator per pod' });
const count = () =>
  screen.findByRole('spinbutton', { name: /^How many per pod/ });

describe('MlAcceleratorPicker', () => {
  it('offers what the cluster has, slices and shares apart, and sends how to get it', async () => {
    const { user, next, create, created } = form(
      ScriptedFormApi.create([madeUpCluster()]),
    );
    const groups = within(await select()).getAllByRole('group');
    expect(
      groups.map(group => [
        group.getAttribute('label'),
        group.textContent?.trim(),
      ]),
    ).toEqual([
      ['Whole devices', 'A100-SXM4-80GB: up to 8 on a node, 16 in the cluster'],
      ['MIG slices', 'MIG 1g.10gb: up to 7 on a node, 14 in the cluster'],
      ['Shared devices', 'T4, shared: up to 4 on a node, 8 in the cluster'],
    ]);
    await user.selectOptions(await select(), [
      screen.getByRole('option', { name: /^A100/ }),
    ]);
    await user.clear(await count());
    await user.type(await count(), '4');
    expect(
      screen.getByText('At most 8: the largest node of prod-eu has them'),
    ).toBeInTheDocument();
    await next();
    await create();
    expect(created[0].accelerator).toEqual({
      resource: 'nvidia.com/gpu',
      count: 4,
      product: 'NVIDIA-A100-SXM4-80GB',
      nodeSelector: { 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB' },
    });
  });

  it('sends nothing for CPU only', async () => {
    const { user, next, create, created } = form(
      ScriptedFormApi.create([madeUpCluster()]),
    );
    await user.selectOptions(await select(), [
      await screen.findByRole('option', { name: /^MIG/ }),
    ]);
    await user.selectOptions(await select(), ['']);
    await next();
    await create();
    expect(created[0].accelerator).toBeUndefined();
  });

  it('refuses more than the largest node has, and says why, while it is typed', async () => {
    const { user, next } = form(ScriptedFormApi.create([madeUpCluster()]));
    await user.selectOptions(await select(), [
      await screen.findByRole('option', { name: /^A100/ }),
    ]);
    // The browser would hold the form back by itself; a script of an element would not.
    (await count()).removeAttribute('max');
    await user.clear(await count());
    await user.type(await count(), '16');
    const said =
      '16 is more than one pod can get: the largest node of prod-eu has 8. Use more pods with fewer each';
    expect(await screen.findByText(said)).toBeInTheDocument();
    await next();
    expect((await screen.findAllByText(said)).length).toBeGreaterThan(1);
  });

  it('says that another cluster does not have what was chosen', async () => {
    form(ScriptedFormApi.create([madeUpCluster()]), {
      target,
      accelerator: { resource: 'nvidia.com/gpu', count: 1, product: 'H200' },
    });
    expect(
      await screen.findByText(
        'prod-eu does not offer H200: choose one of the list',
      ),
    ).toBeInTheDocument();
  });

  it('waits for the cluster to be chosen', async () => {
    form(ScriptedFormApi.create([madeUpCluster()]), {});
    expect(
      await screen.findByText(
        'Choose the cluster first: it decides what there is',
      ),
    ).toBeInTheDocument();
  });

  it('says that it asks', async () => {
    form(ScriptedFormApi.create([], { targets: silence }));
    expect(
      await screen.findByRole('status', {
        name: 'Asking where you can send work',
      }),
    ).toBeInTheDocument();
    expect(await select()).toBeDisabled();
  });

  it('takes a typed resource name where nothing can be listed', async () => {
    const { user, next, create, created } = form(
      ScriptedFormApi.create([], {
        targets: () => refusal(403, 'ml.quota.read'),
      }),
    );
    expect(
      await screen.findByText('What the cluster has cannot be listed'),
    ).toBeInTheDocument();
    const name = await screen.findByRole('textbox', {
      name: 'Accelerator per pod',
    });
    await user.type(name, 'gpu');
    expect(
      await screen.findByText(/"gpu" is no resource name/),
    ).toBeInTheDocument();
    await user.clear(name);
    await user.type(name, 'amd.com/gpu');
    await next();
    await create();
    expect(created[0].accelerator).toEqual({
      resource: 'amd.com/gpu',
      count: 1,
    });
  });

  it('says that a cluster has none', async () => {
    form(ScriptedFormApi.create([madeUpSmallCluster()]), {
      target: { cluster: 'edge', namespace: 'lab' },
    });
    expect(
      await screen.findByText('No accelerators of edge are known'),
    ).toBeInTheDocument();
  });

  it('knows a product with its maker and without', async () => {
    const accelerator = {
      resource: 'nvidia.com/gpu',
      count: 2,
      product: 'A100-SXM4-80GB',
    };
    form(ScriptedFormApi.create([madeUpCluster()]), { target, accelerator });
    expect(await screen.findByText(/^At most 8/)).toBeInTheDocument();
    expect((await select()).querySelectorAll('option:checked')).toHaveLength(1);
    expect(screen.queryByText(/does not offer/)).not.toBeInTheDocument();
  });

  it('counts for a whole team as many as there shall be', async () => {
    const accelerator = { resource: 'nvidia.com/gpu', count: 64 };
    const { next, create, created } = form(
      ScriptedFormApi.create([madeUpCluster()]),
      { target, accelerator },
      { inAll: true },
    );
    expect(
      await screen.findByRole('spinbutton', { name: /^How many in all/ }),
    ).toHaveValue(64);
    expect(screen.queryByText(/largest node/)).not.toBeInTheDocument();
    await next();
    await create();
    expect(created[0].accelerator).toEqual(accelerator);
  });
});
