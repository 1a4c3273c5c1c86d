import { renderBundle } from '@mlport/backstage-plugin-ml-common';
import { JsonObject } from '@backstage/types';
import { screen, waitFor } from '@testing-library/react';
import {
  findPanel,
  previewForm,
  run,
  runFile,
} from '../__testUtils__/previewForm';

/** The text of the file that is shown, without numbers and findings. */
const shownText = () =>
  [...document.querySelectorAll('[data-line]')]
    .map(({ textContent }) => textContent)
    .join('');

describe('MlManifestPreview', () => {
  it('shows every file as it will be written, byte for byte', async () => {
    const files = renderBundle('training-run', run);
    const { user, next, create, created } = previewForm();
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
    previewForm({}, { ...run, args }).next();
    await screen.findByRole('region', { name: `Content of ${runFile}` });
    expect(shownText()).toBe(
      renderBundle('training-run', { ...run, args })[0].content,
    );
  });

  it('names the field and the step of what the bundle refuses', async () => {
    const { next } = previewForm({}, { ...run, name: 'Flow_ers' });
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

  it('asks once for the same manifests, however often it is drawn', async () => {
    const { api, user, next } = previewForm();
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
      { delivery: 'pull-request', path: 'deploy' },
      /As a pull request into ml\/flowers on git\.example\.com\.deploy\/runs\/flowers/,
    ],
    [
      'a new repository',
      {
        repoUrl: 'git.example.com?owner=ml&repo=flowers',
        delivery: 'new-repository',
      },
      {},
      /Into the new repository ml\/flowers on git\.example\.com\./,
    ],
    ['nothing known', {}, {}, /does not say which repository/],
  ])('says where it goes: %s', async (_, values, options, said) => {
    const { next } = previewForm({}, { ...run, ...values }, options);
    await next();
    expect(await findPanel('Where it goes')).toHaveTextContent(said);
  });

  it('shows of a run that is added its file and its record, and what gets a line', async () => {
    const origin = { template: 'template:default/new-run', version: '1.0.0' };
    const values = { ...run, origin, earlierRuns: [] };
    const { next } = previewForm({}, values, {
      addsRun: true,
      delivery: 'pull-request',
    });
    await next();
    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map(({ textContent }) => textContent)).toEqual([
      runFile,
      '.mlport/runs/flowers-20261124-1.json',
    ]);
    expect(await findPanel('Where it goes')).toHaveTextContent(
      /Its line is added to kustomization.yaml, whose other lines stay/,
    );
  });
});
