import { expect, Page } from '@playwright/test';
import { mlflow, Mlflow } from './mlflow';
import { axeFindings, test } from './portal';

const tracker = mlflow();

/** What is tracked has to come through the readers, the provider and the catalog first. */
const COMES_WITHIN = { timeout: 120_000 };

interface Tracked {
  id: string;
  name: string;
  entityRef: string;
}

/** Asks the backend as the guest. */
async function ask<T>(page: Page, path: string): Promise<T | undefined> {
  const session = await page.request.get('/api/auth/guest/refresh');
  const { backstageIdentity } = await session.json();
  const answer = await page.request.get(path, {
    headers: { authorization: `Bearer ${backstageIdentity.token}` },
  });
  return answer.ok() ? answer.json() : undefined;
}

/** A model or an experiment, as soon as the portal shows it. */
async function seen(
  page: Page,
  what: 'models' | 'experiments',
  name: string,
): Promise<Tracked> {
  let found: Tracked | undefined;
  await expect
    .poll(async () => {
      const list = await ask<{ items: Tracked[] }>(page, `/api/ml/${what}`);
      found = list?.items.find(item => item.name === name);
      return found?.name;
    }, COMES_WITHIN)
    .toBe(name);
  return found!;
}

test.describe('what is tracked', () => {
  test.skip(
    !tracker,
    'needs ML_TEST_MLFLOW_URL, the MLflow that the portal shows',
  );
  test.setTimeout(240_000);
  const { logRun, addVersion } = tracker ?? ({} as Mlflow);

  test('a run that is logged appears on the page of its experiment', async ({
    portal,
  }) => {
    const { id } = await seen(portal, 'experiments', 'path-planner');
    await portal.goto(`/ml/experiments?experiment=${id}`);
    const runs = portal.getByRole('grid', { name: 'Runs' });
    await expect(runs.getByText('path-planner-sweep-0')).toBeVisible();
    await logRun('path-planner', 'logged-just-now');
    await expect(runs.getByText('logged-just-now')).toBeVisible(COMES_WITHIN);
  });

  test('a new version with an alias appears on the page of its model, and in the catalog', async ({
    portal,
  }) => {
    const { id, entityRef } = await seen(portal, 'models', 'path-planner');
    await portal.goto(`/ml/models?model=${id}`);
    const versions = portal.getByRole('grid', {
      name: 'Versions of path-planner',
    });
    await expect(versions.getByText('v2', { exact: true })).toBeVisible();
    const version = await addVersion('path-planner', 'nightly');
    const row = versions.getByRole('row').filter({ hasText: 'nightly' });
    await expect(row).toContainText(`v${version}`, COMES_WITHIN);
    const [kind, name] = entityRef.split(/:default\//);
    await expect
      .poll(async () => {
        const entity = await ask<{
          metadata: { annotations: Record<string, string> };
        }>(portal, `/api/catalog/entities/by-name/${kind}/default/${name}`);
        return entity?.metadata.annotations['mlport/mlflow-aliases'];
      }, COMES_WITHIN)
      .toContain(`"nightly":"${version}"`);
  });

  test('the page of a training project tells its runs, versions and endpoints', async ({
    portal,
  }) => {
    await seen(portal, 'models', 'grasp-pose');
    await portal.goto('/catalog/default/component/grasp-pose/ml');
    await expect(
      portal.getByRole('region', { name: 'Newest runs' }),
    ).toContainText('grasp-pose-', COMES_WITHIN);
    await expect(
      portal.getByRole('region', { name: 'Endpoints' }),
    ).toContainText('champion is version 7, and no endpoint serves');
  });

  for (const theme of ['light', 'dark']) {
    for (const [tab, sign] of [
      ['models', 'grasp-pose'],
      ['experiments', 'grasp-pose'],
      ['quotas', 'perception'],
    ]) {
      test(`axe finds nothing on the tab ${tab} in ${theme}`, async ({
        portal,
      }) => {
        await portal.evaluate(id => localStorage.setItem('theme', id), theme);
        await seen(portal, 'models', 'grasp-pose');
        await portal.goto(`/ml/${tab}`);
        await expect(portal.getByText(sign).first()).toBeVisible(COMES_WITHIN);
        expect(await axeFindings(portal, 'main, [class*="Container"]')).toEqual(
          [],
        );
      });
    }
  }
});
