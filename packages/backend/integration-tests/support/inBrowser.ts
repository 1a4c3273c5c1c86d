import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '..', '..', '..', '..');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const LINES = 60;

/** Whether there is a browser to drive; CHROMIUM says where. */
export const hasBrowser = existsSync(CHROMIUM);

/**
 * Runs browser tests of the app against a portal.
 *
 * @param settings - What they find in their environment.
 * @throws Error with the end of what they said when one fails
 */
export async function inBrowser(
  file: string,
  settings: { [name: string]: string },
): Promise<void> {
  const { JEST_WORKER_ID: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [
      join(REPOSITORY, 'node_modules/.bin/playwright'),
      ...['test', join('packages/app/e2e-tests', file), '--reporter=line'],
    ],
    {
      cwd: REPOSITORY,
      env: { ...env, NODE_OPTIONS: '', CHROMIUM, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const hear = (text: string) => {
    said += text;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(said.split('\n').slice(-LINES).join('\n'));
  }
}
