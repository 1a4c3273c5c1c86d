import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Screen } from './Screen.mjs';
import { UserError, errorLine } from './UserError.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { ensureNode } from './ensureNode.mjs';
import { nodeEnvironment } from './nodeEnvironment.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a program of the project, with the arguments of this one and its exit code, after Node and
 * packages are there.
 *
 * @param {{ name: string, args: (root: string) => string[] }} tool `name` is for messages, `args`
 *   go to Node
 */
export async function runTool(tool) {
  try {
    process.exitCode = await run(tool);
  } catch (error) {
    process.stderr.write(`${errorLine(error)}\n`);
    process.exitCode = 1;
  }
}

async function run({ name, args }) {
  const logs = join(root, '.cache', 'test');
  const { signal } = new AbortController();
  const screen = new Screen();
  const node = await ensureNode({ root, logs, screen, signal });
  await ensureInstalled({ root, node, logs, screen, signal });
  const child = spawn(node, [...args(root), ...process.argv.slice(2)], {
    cwd: root,
    env: nodeEnvironment(node),
    stdio: 'inherit',
  });
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', cause =>
      reject(
        new UserError(`The ${name} did not start: ${cause.message}`, node),
      ),
    );
    child.on('exit', code => resolve(code ?? 1));
  });
}
