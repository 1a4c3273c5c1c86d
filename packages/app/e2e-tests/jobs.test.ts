import { expect } from '@playwright/test';
import { axeFindings, openJobs, rowsOf, setHidden, test } from './portal';

test('jobs and endpoints are one click away, and live', async ({ portal }) => {
  await portal.getByRole('link', { name: 'ML', exact: true }).click();
  await expect(portal).toHaveURL(/\/ml\/jobs$/);
  await expect(rowsOf(portal).first()).toBeVisible();
  await expect(portal.getByText('Live', { exact: true })).toBeVisible();
  const sources = portal.getByRole('group', { name: 'Sources' });
  await expect(sources).toContainText('Production Europe fresh');
  await expect(sources).toContainText('Production United States fresh');
});

test('filters are in the URL, and back takes one away', async ({ portal }) => {
  await openJobs(portal);
  const chip = portal
    .getByRole('group', { name: 'Filter by state' })
    .getByRole('button', { name: /^Running/ });
  await chip.click();
  await expect(portal).toHaveURL(/\?state=Running$/);
  const filters = portal.getByRole('search');
  await filters.getByRole('button', { name: 'Kind' }).click();
  await portal.getByRole('option', { name: 'PyTorchJob' }).click();
  await portal.keyboard.press('Escape');
  await expect(portal).toHaveURL(/kind=PyTorchJob/);
  await expect(rowsOf(portal).first()).toBeVisible();
  for (const hasNotText of ['PyTorchJob', 'Running']) {
    await expect(rowsOf(portal).filter({ hasNotText })).toHaveCount(0);
  }
  await portal.goBack();
  await expect(portal).toHaveURL(/\?state=Running$/);
  await portal.reload();
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
});

test('search, rows and details work from the keyboard', async ({ portal }) => {
  await openJobs(portal);
  await portal.keyboard.press('/');
  await portal.keyboard.type('nothing is called like this');
  await expect(portal.getByText('Nothing matches these filters')).toBeVisible();
  await portal.keyboard.press('Escape');
  await expect(rowsOf(portal).first()).toBeVisible();

  const rows = rowsOf(portal);
  await rows.first().focus();
  await portal.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await portal.keyboard.press('Enter');
  await expect(
    portal.getByRole('region', { name: /^Details of/ }),
  ).toBeFocused();
  await expect(portal).toHaveURL(/[?&]workload=/);
  await portal.keyboard.press('Escape');
  await expect(rows.nth(1)).toBeFocused();
  await portal.keyboard.press('End');
  const total = await portal.getByRole('grid').getAttribute('aria-rowcount');
  await expect(
    portal.locator(`[role="row"][aria-rowindex="${total}"]`),
  ).toBeFocused();
});

test('a hidden tab asks for nothing, and catches up when it is seen', async ({
  portal,
}) => {
  await openJobs(portal);
  await expect(portal.getByText('Live', { exact: true })).toBeVisible();
  const asked: string[] = [];
  portal.on('request', request => {
    if (request.url().includes('/api/ml/')) {
      asked.push(request.url());
    }
  });
  await setHidden(portal, true);
  await expect(portal.getByText('Paused while hidden')).toBeVisible({
    timeout: 15_000,
  });
  expect(asked).toEqual([]);
  const resumed = portal.waitForRequest(
    /\/api\/ml\/workloads\/stream\?.*since=/,
  );
  await setHidden(portal, false);
  await resumed;
  await expect(portal.getByText('Live', { exact: true })).toBeVisible();
  expect(asked).toHaveLength(1);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in ${theme}`, async ({ portal }) => {
    await portal.evaluate(id => localStorage.setItem('theme', id), theme);
    await openJobs(portal);
    await rowsOf(portal).first().focus();
    await portal.keyboard.press('Enter');
    expect(await axeFindings(portal, 'main, [class*="Container"]')).toEqual([]);
  });
}

for (const width of [1280, 800]) {
  test(`nothing is cut off at ${width} pixels`, async ({ portal }) => {
    await portal.setViewportSize({ width, height: 900 });
    await openJobs(portal);
    const overflow = await portal
      .getByRole('grid')
      .evaluate(grid => grid.scrollWidth - grid.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const page = await portal.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(page).toBeLessThanOrEqual(0);
  });
}
