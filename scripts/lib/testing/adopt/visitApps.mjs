import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../UserError.mjs';
import { nodeEnvironment } from '../../nodeEnvironment.mjs';
import { run } from '../../run.mjs';
import { HOW_TO_GET_CHROMIUM, chromiumPath } from '../browser.mjs';
import { playwrightResults } from '../counts.mjs';

const config = fileURLToPath(
  new URL('./playwright.config.ts', import.meta.url),
);

/**
 * Opens the apps in a browser.
 *
 * @param {{ root: string, node: string, logs: string, signal: AbortSignal, urls: { app: string, legacy: string } }} options
 */
export async function visitApps({ root, node, logs, signal, urls }) {
  const chromium = chromiumPath();
  if (!chromium) {
    return {
      passed: 0,
      skipped: 2,
      skips: [`the screens of the adopter: ${HOW_TO_GET_CHROMIUM}`],
    };
  }
  const report = join(logs, 'visit.json');
  rmSync(report, { force: true });
  const playwright = join(root, 'node_modules/.bin/playwright');
  const { lines } = await run(
    [node, playwright, 'test', '--config', config, '--reporter=json'],
    {
      cwd: root,
      env: nodeEnvironment(node, {
        CI: '1',
        CHROMIUM: chromium,
        ADOPTED_APPS: JSON.stringify(urls),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      }),
      log: join(logs, 'visit.log'),
      signal,
    },
  );
  signal.throwIfAborted();
  if (!existsSync(report)) {
    throw new UserError(
      `Playwright gave no report:\n${lines.slice(-20).join('\n')}`,
    );
  }
  return playwrightResults(report);
}
