import { expect } from '@playwright/test';
import { axeFindings, openJobs, rowsOf, test } from './portal';

test('a row opens its details from the keyboard: pods, timeline and YAML', async ({
  portal,
}) => {
  await openJobs(portal, '?state=Running');
  await rowsOf(portal).first().focus();
  await portal.keyboard.press('Enter');
  const panel = portal.getByRole('region', { name: /^Details of/ });
  await expect(panel).toBeFocused();
  await expect(panel.getByRole('button', { name: /^Pods/ })).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Timeline' })).toBeVisible();

  const yaml = panel.getByRole('button', { name: 'YAML' });
  await yaml.focus();
  await portal.keyboard.press('Enter');
  await expect(panel.getByRole('region', { name: 'YAML' })).toContainText(
    'kind:',
  );
  const url = portal.url();
  await portal.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(rowsOf(portal).first()).toBeFocused();

  await portal.goto(url);
  await expect(panel).toBeVisible();
  await portal.goBack();
  await expect(panel).toHaveCount(0);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the details in ${theme}`, async ({ portal }) => {
    await portal.evaluate(id => localStorage.setItem('theme', id), theme);
    await openJobs(portal);
    await rowsOf(portal).first().focus();
    await portal.keyboard.press('Enter');
    const panel = portal.getByRole('region', { name: /^Details of/ });
    for (const title of [/^Events/, /^Conditions/, /^YAML/]) {
      await panel.getByRole('button', { name: title }).click();
    }
    await expect(panel.getByRole('region', { name: 'YAML' })).toBeVisible();
    expect(await axeFindings(portal, '[aria-label^="Details of"]')).toEqual([]);
  });
}

test('on a narrow screen the details are all there is', async ({ portal }) => {
  await portal.setViewportSize({ width: 800, height: 900 });
  await openJobs(portal);
  await rowsOf(portal).first().focus();
  await portal.keyboard.press('Enter');
  const sheet = portal.getByRole('dialog', { name: /^Details of/ });
  await expect(sheet).toBeVisible();
  expect(await axeFindings(portal, '[role="dialog"]')).toEqual([]);
  await portal.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(rowsOf(portal).first()).toBeFocused();
});
