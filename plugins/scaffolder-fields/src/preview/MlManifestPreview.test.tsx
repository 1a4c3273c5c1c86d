import {
  bundleById,
  FitManifestsResponse,
  renderBundle,
} from '@mlport/backstage-plugin-ml-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { screen, waitFor, within } from '@testing-library/react';
import { renderForm } from '../__testUtils__/renderForm';
import {
  FormScript,
  refusal,
  ScriptedFormApi,
  silence,
} from '../__testUtils__/ScriptedFormApi';

const run = bundleById('training-run')?.sample as Record<string, JsonValue>;
const runFile = 'runs/flowers-20261124-1.yaml';
const [{ apiVersion, kind }] = renderBundle('training-run', run)[0].objects;
const runObject = {
  apiVersion,
  kind,
  namespace: 'team-vision',
  name: 'flowers-20261124-1',
};

function form(
  script: FormScript = {},
  values: Record<string, JsonValue> = run,
  options: JsonObject = {},
) {
  const api = ScriptedFormApi.create([], script);
  const rendered = renderForm(
    api,
    [
      {
        title: 'Run',
        properties: { name: { title: 'Name of the run', type: 'string' } },
      },
      {
        title: 'Look',
        properties: {
          preview: {
            title: 'What will be written',
            type: 'string',
            'ui:field': 'MlManifestPreview',
            'ui:options': { bundle: 'training-run', ...options },
          },
        },
      },
    ],
    values,
  );
  return { api, ...rendered };
}

/** The text of the file that is shown, without numbers and findings. */
const shownText = () =>
  [...document.querySelectorAll('[data-line]')]
    .map(({ textContent }) => textContent)
    .join('');

const panel = (name: string | RegExp) => screen.findByRole('region', { name });
const fitPanel = () => panel('Will it fit on prod-eu?');

describe('MlManifestPreview', () => {
  it('shows every file as it will be written, byte for byte', async () => {
    const files = renderBundle('training-run', run);
    const { user, next, create, created } = form();
    await next();
    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map(({ textContent }) => textContent)).toEqual(
      files.map(({ path }) => path),
    );
    for (const [index, { path, content }] of files.entries()) {
      await user.click(tabs[index]);
      await screen.findByRole('region', { name: `Content of ${path}` });
      expect(shownText()).toBe(content);
    }
    await next();
    await create();
    // What is sent renders to the same text.
    expect(renderBundle('training-run', created[0])).toEqual(files);
  });

  it('shows hostile values as what they are', async () => {
    const args = [
      '---\nkind: Secret',
      '{{ a }}',
      '\u2028',
      '<b>"x"</b>',
      '\ttab',
    ];
    form({}, { ...run, args }).next();
    await screen.findByRole('region', { name: `Content of ${runFile}` });
    expect(shownText()).toBe(
      renderBundle('training-run', { ...run, args })[0].content,
    );
  });

  it.each<[string, Partial<FitManifestsResponse>, string, RegExp]>([
    [
      'fits',
      { verdict: 'fits' },
      'Fits now',
      /It asks for nothing that is limited/,
    ],
    [
      'waits',
      {
        verdict: 'waits',
        asOf: new Date(Date.now() - 15_200).toISOString(),
        items: [
          {
            object: runObject,
            verdict: 'waits',
            headline: 'gpu has 2 of 8 nvidia.com/gpu free, it asks for 8',
            reasons: [],
          },
        ],
      },
      'Waits now',
      /Gpu has 2 of 8 nvidia.com\/gpu free, it asks for 8\..*Figures from \d+ sec\. ago/,
    ],
    [
      'never',
      {
        verdict: 'never',
        items: [
          {
            object: runObject,
            verdict: 'never',
            headline: 'the largest node has 4',
            reasons: [
              {
                check: 'node',
                verdict: 'never',
                message: 'the largest node has 4',
                fix: 'ask for at most 4 per node',
              },
            ],
          },
        ],
      },
      'Never fits',
      /The largest node has 4\.Ask for at most 4 per node/,
    ],
    [
      'unknown',
      { verdict: 'unknown', unseen: ['nodes of prod-eu may not be read'] },
      'Not known',
      /What cannot be checked.*Nodes of prod-eu may not be read/,
    ],
  ])('says that it %s, and why', async (_, answer, verdict, why) => {
    const { next } = form({
      fit: ({ cluster }) => ({
        cluster,
        verdict: 'fits',
        items: [],
        unseen: [],
        ...answer,
      }),
    });
    await next();
    expect(await screen.findByText(verdict)).toBeInTheDocument();
    expect(await fitPanel()).toHaveTextContent(why);
  });

  it('has what the cluster finds at its line, and does not go on with an error', async () => {
    const { user, next } = form({
      validation: ({ cluster }) => ({
        cluster,
        findings: [
          {
            rule: 'schema',
            severity: 'error',
            object: runObject,
            field: 'spec.pytorchReplicaSpecs.Master.replicas',
            value: '1',
            message: 'The value must be at most 0',
            fix: 'Write 0',
          },
        ],
        unseen: ['rules in CEL of PyTorchJob'],
        asOf: new Date().toISOString(),
      }),
    });
    await next();
    const findings = await panel('Findings');
    expect(await within(findings).findByText('1 error')).toBeInTheDocument();
    expect(findings).toHaveTextContent('Rules in CEL of PyTorchJob');
    await user.click(within(findings).getByRole('button', { name: /line/ }));
    const note = screen.getByRole('note');
    expect(note).toHaveTextContent(
      'spec.pytorchReplicaSpecs.Master.replicas: The value must be at most 0 (found 1)Write 0',
    );
    const line = note.previousElementSibling;
    expect(line).toHaveTextContent('replicas: 1');
    expect(line).toHaveFocus();
    expect(
      screen.getByRole('tab', { name: `${runFile} (1 finding)` }),
    ).toBeInTheDocument();
    await next();
    // At the top of the form, and at the field.
    expect(
      await screen.findAllByText(
        /line \d+: The value must be at most 0. Write 0/,
      ),
    ).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('does not go on with an error of the rules, before the cluster has answered', async () => {
    const { next } = form(
      { validation: silence, fit: silence },
      { ...run, args: ['--api-token=abcdefgh'] },
    );
    await next();
    expect(
      await screen.findByText('Looking at queues, quotas and nodes'),
    ).toBeInTheDocument();
    const findings = await panel('Findings');
    expect(findings).toHaveTextContent('2 errors');
    expect(
      await within(findings).findByRole('progressbar'),
    ).toBeInTheDocument();
    await next();
    expect(
      (await screen.findAllByText(/looks like a credential/)).length,
    ).toBeGreaterThan(2);
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('goes on with warnings', async () => {
    const { next, create, created } = form({
      validation: ({ cluster }) => ({
        cluster,
        findings: [
          {
            rule: 'schema',
            severity: 'warning',
            object: runObject,
            field: 'spec',
            message: 'This version is deprecated',
            fix: 'Write the next one',
          },
        ],
        unseen: [],
      }),
    });
    await next();
    expect(await screen.findByText('1 warning')).toBeInTheDocument();
    await next();
    await create();
    expect(created).toHaveLength(1);
  });

  it('names the field and the step of what the bundle refuses', async () => {
    const { next } = form({}, { ...run, name: 'Flow_ers' });
    await next();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is nothing to write yet');
    await waitFor(() =>
      expect(alert).toHaveTextContent(
        /Name of the run, in step “Run”: Expected .*/,
      ),
    );
    await next();
    expect(await screen.findByText(/^name: expected/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('says that it could not ask, and asks again when told to', async () => {
    let down = true;
    const { user, next } = form({
      fit: async ({ cluster }) =>
        down
          ? refusal(503, 'starting')
          : { cluster, verdict: 'waits', items: [], unseen: [] },
    });
    await next();
    expect(
      await screen.findByText('Whether it fits is not known'),
    ).toBeInTheDocument();
    down = false;
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('Waits now')).toBeInTheDocument();
  });

  it('asks once for the same manifests, however often it is drawn', async () => {
    const { api, user, next } = form();
    await next();
    await screen.findByText('Fits now');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await next();
    await screen.findByText('Fits now');
    expect(api.asked).toMatchObject({ validation: 1, fit: 1 });
    expect(api.validated[0]).toEqual({
      cluster: 'prod-eu',
      manifests: renderBundle('training-run', run).flatMap(
        ({ objects }) => objects,
      ),
    });
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(api.asked).toMatchObject({ validation: 2, fit: 2 });
  });

  it.each<[string, Record<string, string>, JsonObject, RegExp]>([
    [
      'a pull request',
      { repoUrl: 'git.example.com?owner=ml&repo=flowers' },
      { publish: 'pull-request', path: 'deploy' },
      /As a pull request into ml\/flowers on git\.example\.com\.deploy\/runs\/flowers/,
    ],
    [
      'a new repository',
      {
        repoUrl: 'git.example.com?owner=ml&repo=flowers',
        publish: 'repository',
      },
      {},
      /Into the new repository ml\/flowers on git\.example\.com\./,
    ],
    ['nothing known', {}, {}, /does not say which repository/],
  ])('says where it goes: %s', async (_, values, options, said) => {
    const { next } = form({}, { ...run, ...values }, options);
    await next();
    expect(await panel('Where it goes')).toHaveTextContent(said);
  });
});
