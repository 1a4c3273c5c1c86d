import { expect, Page } from '@playwright/test';
import { circlePlace } from './circlePlace';
import { fileOf, gitHost, mergeOnPage } from './gitHost';
import { rowsOf, test } from './portal';
import {
  choose,
  createFrom,
  goOn,
  openForm,
  previewedFiles,
} from './templateForm';

const host = gitHost();
const place = circlePlace();

/** From what GitOps applies to a row: controllers, and our own watch. */
const LIVE_MS = 60_000;

test('from a form to Git to the cluster, and again from the page of the entity', async ({
  portal,
  browser,
}) => {
  test.skip(!host, 'ML_TEST_GIT_HOST does not say where the Git host is');
  test.setTimeout(240_000);
  const git = host!;
  const component = `flowers-${Date.now().toString(36)}`;
  const repository = `${place.owner}/${component}`;
  const field = (name: RegExp) => portal.getByRole('textbox', { name });
  const panel = (name: RegExp | string) =>
    portal.getByRole('region', { name }).first();
  const rows = rowsOf(portal);

  await test.step('the form of a new project is filled in', async () => {
    await openForm(portal, 'training-project');
    await field(/^Name of the project/).fill(component);
    await field(/^What it trains/).fill('Tells flowers apart');
    await choose(portal, /^Owner/, new RegExp(place.owner, 'i'));
    await field(/^Name of the first run/).fill(`${component}-1`);
    await goOn(portal, 'Next');

    await portal
      .getByRole('combobox', { name: /^Kind/ })
      .selectOption(place.kind);
    await choose(portal, /^Cluster/, new RegExp(`^${place.cluster}`));
    await choose(portal, /^Namespace/, new RegExp(`^${place.namespace}`));
    await expect(field(/^Queue/)).toHaveValue(place.queue);
    if (place.accelerators) {
      await chooseAccelerator(portal);
    }
    await field(/^Image/).fill('registry.example.com/flowers:1.0.0');
    await goOn(portal, 'Next');

    await expect(portal.getByRole('combobox', { name: /^Host/ })).toHaveValue(
      new URL(git.url).host,
    );
    await field(/^Owner/).fill(place.owner);
    await expect(field(/^Repository/)).toHaveValue(component);
    await goOn(portal, 'Next');
  });

  const files =
    await test.step('the last step shows what will be written, what is wrong, and whether it fits', async () => {
      await expect(panel(/^Will it fit/)).toContainText(/(Fits|Waits) now/);
      await expect(panel('Findings')).toContainText('No rule found anything');
      await expect(panel('Where it goes')).toContainText(
        `Into the new repository ${repository}`,
      );
      const shown = await previewedFiles(portal);
      expect([...shown.keys()]).toEqual([
        `deploy/runs/${component}-1.yaml`,
        'deploy/kustomization.yaml',
        'deploy/.mlport/template.json',
      ]);
      return shown;
    });

  await test.step('what is in Git is what was shown, byte for byte', async () => {
    await createFrom(portal);
    for (const [path, text] of files) {
      expect(await fileOf(git, repository, path)).toBe(text);
    }
  });

  await test.step('the page of the entity has the job, live', async () => {
    await portal.getByRole('link', { name: 'In the catalog' }).click();
    await expect(portal).toHaveURL(new RegExp(`/component/${component}$`));
    await portal.goto(`/catalog/default/component/${component}/ml`);
    await expect(rows).toHaveCount(1, { timeout: LIVE_MS });
    await expect(rows.first()).toContainText(`${component}-1`);
    await expect(rows.first()).toContainText('Running', { timeout: LIVE_MS });
    await expect(portal.getByText('Live', { exact: true })).toBeVisible();
  });

  const [name, added] =
    await test.step('a new run is sent from there as a pull request', async () => {
      await portal.getByRole('button', { name: 'New run' }).click();
      await expect(portal).toHaveURL(/\/create\/templates\/default\/new-run/);
      await expect(field(/^Project/)).toHaveValue(component);
      const proposed = await field(/^Name of the run/).inputValue();
      expect(proposed).toMatch(new RegExp(`^${component}-\\d{8}-\\d{6}$`));
      await goOn(portal, 'Next');
      await expect(portal.getByRole('combobox', { name: /^Kind/ })).toHaveValue(
        place.kind,
      );
      await expect(field(/^Image/)).toHaveValue(
        'registry.example.com/flowers:1.0.0',
      );
      await expect(field(/^Queue/)).toHaveValue(place.queue);
      await goOn(portal, 'Next');
      await expect(field(/^Repository/)).toHaveValue(component);
      await goOn(portal, 'Next');
      await expect(panel('Where it goes')).toContainText(
        `As a pull request into main of ${repository}`,
      );
      const shown = await previewedFiles(portal);
      await createFrom(portal);
      return [proposed, shown] as const;
    });

  await test.step('merged, it is in Git as it was shown, and runs', async () => {
    const link = portal.getByRole('link', { name: 'Pull request' });
    await mergeOnPage(browser, git, (await link.getAttribute('href'))!);
    for (const [path, text] of added) {
      expect(await fileOf(git, repository, path)).toBe(text);
    }
    expect(
      await fileOf(git, repository, 'deploy/kustomization.yaml'),
    ).toContain(`- runs/${component}-1.yaml\n  - runs/${name}.yaml\n`);
    await portal.goto(`/catalog/default/component/${component}/ml`);
    const second = rows.filter({ hasText: name });
    await expect(second).toContainText('Running', { timeout: LIVE_MS });
    await expect(rows).toHaveCount(2);
  });
});

/** Chooses the first of those that are handed out whole. */
async function chooseAccelerator(page: Page): Promise<void> {
  const accelerator = page.getByRole('combobox', { name: /^Accelerator/ });
  const whole = accelerator.locator('optgroup').first().locator('option');
  await accelerator.selectOption(await whole.first().getAttribute('value'));
  await expect(page.getByRole('spinbutton', { name: /^How many/ })).toHaveValue(
    '1',
  );
}
