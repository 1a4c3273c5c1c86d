import { Browser, expect } from '@playwright/test';

/** The Git host that the portal writes to, and a person who may merge there. */
export interface GitHost {
  url: string;
  name: string;
  password: string;
}

/** The Git host, where the caller of the tests named it. */
export function gitHost(): GitHost | undefined {
  const setting = process.env.ML_TEST_GIT_HOST;
  return setting ? JSON.parse(setting) : undefined;
}

/** A file of the default branch, as it is in Git. */
export async function fileOf(
  { url, name, password }: GitHost,
  repository: string,
  path: string,
): Promise<string> {
  const credentials = Buffer.from(`${name}:${password}`).toString('base64');
  const response = await fetch(
    `${url}/api/v1/repos/${repository}/raw/${path}`,
    { headers: { authorization: `Basic ${credentials}` } },
  );
  if (!response.ok) {
    throw new Error(`${repository}, ${path}: ${await response.text()}`);
  }
  return response.text();
}

/** Merges a pull request on its page, as a person does who signs in there. */
export async function mergeOnPage(
  browser: Browser,
  { url, name, password }: GitHost,
  pullRequest: string,
): Promise<void> {
  const context = await browser.newContext({
    httpCredentials: { username: name, password, origin: url },
  });
  const page = await context.newPage();
  await page.goto(pullRequest);
  const signIn = page.getByRole('link', { name: /^Sign in/ }).first();
  if (await signIn.isVisible()) {
    await signIn.click();
  }
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Merge' })).toContainText(
    `Merged by ${name}`,
  );
  await context.close();
}
