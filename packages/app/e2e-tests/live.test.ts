import { expect } from '@playwright/test';
import { demoControl } from './demoControl';
import { openJobs, rowsOf, test } from './portal';

const control = demoControl();

test('a status that changes is on the page without a reload', async ({
  portal,
}) => {
  test.setTimeout(180_000);
  await openJobs(portal);
  const loads: string[] = [];
  portal.on('request', request => {
    if (request.isNavigationRequest()) {
      loads.push(request.url());
    }
  });
  const sight = async () => (await rowsOf(portal).allTextContents()).join();
  const states = async () =>
    await portal.getByRole('group', { name: 'Filter by state' }).innerText();
  const before = [await states(), await sight()];
  // The demo's company never sleeps: some job moves on within two minutes.
  await expect
    .poll(async () => [await states(), await sight()], { timeout: 150_000 })
    .not.toEqual(before);
  expect(loads).toEqual([]);
});

test('a cluster that refuses is said, its rows are marked, and it comes back', async ({
  portal,
}) => {
  test.skip(!control, 'ML_TEST_DEMO_CONTROL does not say where the demo is');
  test.setTimeout(180_000);
  await openJobs(portal);
  const sources = portal.getByRole('group', { name: 'Sources' });
  try {
    await control?.setFaults('prod-us', { refusing: true });
    await expect(sources).toContainText(/United States stale .*\(/, {
      timeout: 15_000,
    });
    await expect(sources).toContainText('Production Europe fresh');
    await openJobs(portal, '?cluster=prod-us');
    // Each kind is watched by itself, and the last may notice later than the first.
    await expect(rowsOf(portal).first()).toContainText(/stale/, {
      timeout: 60_000,
    });
    await sources.getByRole('link', { name: 'Sources' }).click();
    await expect(
      portal.getByRole('region', { name: 'Production United States' }),
    ).toContainText('stale');
    await openJobs(portal);
  } finally {
    await control?.heal();
  }
  await expect(sources).toContainText('Production United States fresh', {
    timeout: 60_000,
  });
});
