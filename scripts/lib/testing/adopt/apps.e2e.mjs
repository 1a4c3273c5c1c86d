import { expect, test } from '@playwright/test';

const { app, legacy } = JSON.parse(process.env.ADOPTED_APPS);

const rowsOf = page =>
  page.getByRole('grid').locator('[role="rowgroup"]').nth(1).getByRole('row');

test('a new app lists the jobs behind its own navigation', async ({ page }) => {
  await page.goto(app);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'ML', exact: true }).click();
  await expect(rowsOf(page).first()).toContainText('prod-eu');
});

test('an app of the old frontend system lists them where its route is', async ({
  page,
}) => {
  await page.goto(`${legacy}/ml`);
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(rowsOf(page).first()).toContainText('prod-eu');
});
