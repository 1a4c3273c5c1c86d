import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test as base } from '@playwright/test';

/*
 * What Backstage itself says on the console today, in every app: React 17 habits of Material UI v4.
 * Anything else fails the test in which it was said.
 */
const KNOWN = [/findDOMNode is deprecated/, /React Router Future Flag/];

/** A page of the portal, signed in as the guest, that may not complain on the console. */
export const test = base.extend<{ portal: Page }>({
  portal: async ({ page }, provide) => {
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => {
      const text = message.text();
      if (
        message.type() === 'error' &&
        !KNOWN.some(pattern => pattern.test(text))
      ) {
        complaints.push(text);
      }
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect(
      page.getByRole('link', { name: 'ML', exact: true }),
    ).toBeVisible();
    await provide(page);
    expect(complaints).toEqual([]);
  },
});

/** Opens *Jobs and endpoints* and waits until every row has been loaded. */
export async function openJobs(page: Page, search = ''): Promise<void> {
  await page.goto(`/ml/jobs${search}`);
  await expect(
    page.getByText(/^[\d,]+( of [\d,]+)? jobs? (and|or) endpoints?$/),
  ).toBeVisible();
}

/** The rows of the table that are in sight, without its header. */
export function rowsOf(page: Page) {
  return page
    .getByRole('grid')
    .locator('[role="rowgroup"]')
    .nth(1)
    .getByRole('row');
}

/** What axe finds wrong with the part of the page that is ours. */
export async function axeFindings(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n')}`,
  );
}

/** Makes the page believe that its tab was hidden, or that it is seen again. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(value => {
    Object.defineProperty(document, 'hidden', {
      configurable: true,
      get: () => value,
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}
