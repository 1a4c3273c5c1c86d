import { expect } from '@playwright/test';
import { axeFindings, rowsOf, test } from './portal';

const ENTITY = '/catalog/default/component/grasp-pose';

test('an entity page has a card and a tab with its own work, live', async ({
  portal,
}) => {
  await portal.goto(ENTITY);
  await portal.getByRole('link', { name: 'Show all' }).click();
  await expect(portal).toHaveURL(/grasp-pose\/ml$/);
  await expect(rowsOf(portal).first()).toBeVisible();
  for (const row of await rowsOf(portal).all()) {
    await expect(row).toContainText('grasp-pose');
  }
  await expect(portal.getByText('Live', { exact: true })).toBeVisible();
  expect(await axeFindings(portal, '[role="grid"]')).toEqual([]);
});
