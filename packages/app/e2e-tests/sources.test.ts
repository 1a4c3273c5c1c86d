import { expect } from '@playwright/test';
import { axeFindings, openJobs, test } from './portal';

test('the sources are one click away from the rows', async ({ portal }) => {
  await openJobs(portal);
  await portal
    .getByRole('group', { name: 'Sources' })
    .getByRole('link', { name: 'Sources' })
    .click();
  await expect(portal).toHaveURL(/\/ml\/sources$/);
  const europe = portal.getByRole('region', { name: 'Production Europe' });
  await expect(europe.getByRole('row', { name: /^PyTorchJob/ })).toContainText(
    'fresh',
  );
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing on the sources in ${theme}`, async ({ portal }) => {
    await portal.evaluate(id => localStorage.setItem('theme', id), theme);
    await portal.setViewportSize({ width: 800, height: 900 });
    await portal.goto('/ml/sources');
    await expect(
      portal.getByRole('region', { name: 'Production Europe' }),
    ).toBeVisible();
    expect(await axeFindings(portal, 'main, [class*="Container"]')).toEqual([]);
    const overflow = await portal.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
