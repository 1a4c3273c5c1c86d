import { JsonValue } from '@backstage/types';
import { screen } from '@testing-library/react';
import { renderForm } from '../__testUtils__/renderForm';
import { ScriptedFormApi } from '../__testUtils__/ScriptedFormApi';

const integrations = {
  gitea: [{ host: 'git.example.com' }],
  gitlab: [
    { host: 'gitlab.com', token: 'x', apiBaseUrl: 'https://gitlab.com/api/v4' },
  ],
  azure: [{ host: 'dev.azure.com' }],
};

function form(values: Record<string, JsonValue>) {
  return renderForm(
    ScriptedFormApi.create(),
    [
      {
        title: 'Where',
        properties: {
          repoUrl: {
            title: 'Repository',
            type: 'string',
            'ui:field': 'MlRepositoryPicker',
          },
        },
        required: ['repoUrl'],
      },
    ],
    values,
    integrations,
  );
}

const host = () => screen.findByRole('combobox', { name: /^Host/ });
const part = (name: RegExp) => screen.findByRole('textbox', { name });
const hosts = async () => {
  await host();
  return screen.getAllByRole('option').map(({ textContent }) => textContent);
};

describe('MlRepositoryPicker', () => {
  it('proposes the name of the project for a new repository, and gives what the scaffolder reads', async () => {
    const { user, next, create, created } = form({
      delivery: 'new-repository',
      component: 'flowers',
    });
    expect(await host()).toHaveValue('git.example.com');
    expect(await part(/^Repository/)).toHaveValue('flowers');
    await user.type(await part(/^Owner/), 'ml');
    await next();
    await create();
    expect(created[0].repoUrl).toBe('git.example.com?owner=ml&repo=flowers');
  });

  it('shows the repository of a link', async () => {
    form({ repoUrl: 'gitlab.com?owner=acme%2Fml&repo=flowers' });
    expect(await host()).toHaveValue('gitlab.com');
    expect(await part(/^Owner/)).toHaveValue('acme/ml');
    expect(await part(/^Repository/)).toHaveValue('flowers');
  });

  it('asks for what names a repository on the host', async () => {
    const { user, next, create, created } = form({});
    await user.selectOptions(await host(), 'dev.azure.com');
    await user.type(await part(/^Organization/), 'acme');
    await user.type(await part(/^Project/), 'ml');
    await user.type(await part(/^Repository/), 'flowers');
    expect(screen.queryByRole('textbox', { name: /^Owner/ })).toBeNull();
    await next();
    await create();
    expect(created[0].repoUrl).toBe(
      'dev.azure.com?organization=acme&project=ml&repo=flowers',
    );
  });

  it('offers for a pull request only hosts on which one can be opened', async () => {
    const { next } = form({
      delivery: 'pull-request',
      repoUrl: 'dev.azure.com?organization=acme&project=ml&repo=flowers',
    });
    expect(await hosts()).toEqual([
      'dev.azure.com',
      'git.example.com',
      // Backstage knows these without being told.
      'github.com',
      'gitlab.com',
    ]);
    const said = /Nothing can be sent to dev.azure.com in this way/;
    expect(screen.getByText(said)).toBeInTheDocument();
    await next();
    expect((await screen.findAllByText(said)).length).toBeGreaterThan(1);
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('says at its field what is missing, and what is no name', async () => {
    const { user, next } = form({});
    const owner = await part(/^Owner/);
    const missing = 'Say which organization, group or user owns the repository';
    expect(screen.queryByText(missing)).toBeNull();
    await user.click(owner);
    await user.tab();
    expect(owner).toHaveAccessibleDescription(missing);
    await user.type(await part(/^Repository/), 'my flowers');
    expect(await part(/^Repository/)).toHaveAccessibleDescription(
      /"my flowers" is no name/,
    );
    await next();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });
});
