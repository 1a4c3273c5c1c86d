// npm run oracle: plays random schedules of changes and faults, and compares the mirror with them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Screen } from './lib/Screen.mjs';
import { UserError, errorLine } from './lib/UserError.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { nodeEnvironment } from './lib/nodeEnvironment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ORACLE = 'plugins/ml-backend/src/clusters/oracle/main.ts';

async function main() {
  const logs = join(root, '.cache', 'test');
  const { signal } = new AbortController();
  const screen = new Screen();
  const node = await ensureNode({ root, logs, screen, signal });
  await ensureInstalled({ root, node, logs, screen, signal });
  const transform = join(
    root,
    'node_modules/@backstage/cli/config/nodeTransform.cjs',
  );
  const args = [
    '--require',
    transform,
    join(root, ORACLE),
    ...process.argv.slice(2),
  ];
  const child = spawn(node, args, {
    cwd: root,
    env: nodeEnvironment(node),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', cause =>
      reject(new UserError(`The oracle did not start: ${cause.message}`, node)),
    );
    child.on('exit', code => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${errorLine(error)}\n`);
  process.exitCode = 1;
}
