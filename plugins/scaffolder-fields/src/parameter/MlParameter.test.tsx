import { bundleParameterProblem } from '@mlport/backstage-plugin-ml-common';
import { screen } from '@testing-library/react';
import { JsonObject } from '@backstage/types';
import { renderForm } from '../__testUtils__/renderForm';
import { ScriptedFormApi } from '../__testUtils__/ScriptedFormApi';

function form(properties: Record<string, JsonObject>, required?: string[]) {
  return renderForm(ScriptedFormApi.create(), [
    {
      title: 'Run',
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, { options, ...schema }]) => [
          name,
          {
            ...schema,
            'ui:field': 'MlParameter',
            'ui:options': {
              bundle: 'training-run',
              parameter: name,
              ...(options as JsonObject),
            },
          },
        ]),
      ),
      required,
    },
  ]);
}

/** The bundle's words, as a sentence. */
function words(parameter: string, value: unknown): string {
  const problem = bundleParameterProblem('training-run', parameter, value);
  if (!problem) {
    throw new Error(`${parameter} takes ${value}`);
  }
  return problem.charAt(0).toUpperCase() + problem.slice(1);
}

const field = (name: RegExp) => screen.findByRole('textbox', { name });

describe('MlParameter', () => {
  it('says what the bundle says, from when the field was left, while it is typed', async () => {
    const { user } = form({ name: { title: 'Name', type: 'string' } });
    const name = await field(/^Name/);
    await user.type(name, 'Flow_ers');
    expect(screen.queryByText(/^Expected/)).not.toBeInTheDocument();
    await user.tab();
    expect(screen.getByText(words('name', 'Flow_ers'))).toBeInTheDocument();
    expect(name).toHaveAccessibleDescription(words('name', 'Flow_ers'));
    await user.clear(name);
    await user.type(name, 'flowers');
    expect(screen.queryByText(/^Expected/)).not.toBeInTheDocument();
  });

  it('does not go on with what the bundle refuses, and says so once', async () => {
    const { user, next, create, created } = form({
      name: { title: 'Name', type: 'string' },
    });
    await user.type(await field(/^Name/), 'A');
    await next();
    const list = await screen.findAllByText(words('name', 'A'), {
      exact: false,
    });
    expect(
      list.filter(element => element.closest('.MuiFormControl-root')),
    ).not.toHaveLength(0);
    expect(created).toEqual([]);
    await user.clear(await field(/^Name/));
    await user.type(await field(/^Name/), 'flowers');
    await next();
    await create();
    expect(created).toEqual([{ name: 'flowers' }]);
  });

  it('takes numbers, choices, yes and no, lists and long text, each as its type', async () => {
    const { user, next, create, created } = form({
      nodes: { title: 'Nodes', type: 'integer' },
      kind: {
        title: 'Kind',
        type: 'string',
        enum: ['train-job', 'batch-job'],
        'ui:enumNames': ['Trainer v2', 'Plain job'],
      },
      args: { title: 'Arguments', type: 'array', items: { type: 'string' } },
      image: {
        title: 'Image',
        type: 'string',
        options: { multiline: true },
      },
      spot: {
        title: 'Spot',
        type: 'boolean',
        // A parameter that takes anything is none of this bundle's.
        options: { parameter: 'origin' },
      },
    });
    await user.type(
      await screen.findByRole('spinbutton', { name: 'Nodes' }),
      '3',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Kind' }),
      'Plain job',
    );
    await user.type(await field(/^Arguments/), '--epochs=3{Enter}--lr=0.1');
    await user.type(await field(/^Image/), 'registry.example.com/a:1');
    expect(screen.getByRole('checkbox', { name: 'Spot' })).not.toBeChecked();
    await next();
    await create();
    expect(created).toEqual([
      {
        nodes: 3,
        kind: 'batch-job',
        args: ['--epochs=3', '--lr=0.1'],
        image: 'registry.example.com/a:1',
      },
    ]);
  });

  it('leaves out what was cleared', async () => {
    const { user, next, create, created } = form({
      nodes: { title: 'Nodes', type: 'integer' },
    });
    const nodes = await screen.findByRole('spinbutton', { name: 'Nodes' });
    await user.type(nodes, '3');
    await user.clear(nodes);
    await next();
    await create();
    expect(created[0].nodes).toBeUndefined();
  });
});
