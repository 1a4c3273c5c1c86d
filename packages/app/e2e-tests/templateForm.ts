import { expect, Page } from '@playwright/test';
import { axeFindings } from './portal';

/** Opens the form of a template as *Create* does, with some of it filled in. */
export async function openForm(
  page: Page,
  template: string,
  values: object = {},
): Promise<void> {
  const formData = encodeURIComponent(JSON.stringify(values));
  await page.goto(`/create/templates/default/${template}?formData=${formData}`);
  await expect(page.getByRole('button', { name: 'Next' })).toBeVisible();
}

/** Goes on to the step with this title; axe finds nothing in the one that is left. */
export async function goOn(page: Page, button: string): Promise<void> {
  expect(await axeFindings(page, 'form')).toEqual([]);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** Chooses an option of a list that is searched by typing. */
export async function choose(
  page: Page,
  field: RegExp,
  option: string | RegExp,
): Promise<void> {
  await page.getByRole('textbox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** The files that the last step shows, with their texts. */
export async function previewedFiles(page: Page): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const preview = page.getByRole('region', { name: 'What will be written' });
  const tabs = preview.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (const tab of await tabs.all()) {
    await tab.click();
    const path = (await tab.textContent()) ?? '';
    const lines = preview.getByRole('tabpanel').locator('[data-line]');
    files.set(path, (await lines.allTextContents()).join(''));
  }
  return files;
}

/** Sends a form from its preview on, and waits until its task is done. */
export async function createFrom(page: Page): Promise<void> {
  await goOn(page, 'Review');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
  await expect(page.getByRole('link', { name: 'Repository' })).toBeVisible({
    timeout: 60_000,
  });
}
