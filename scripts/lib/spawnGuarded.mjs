import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('./guard.mjs', import.meta.url));

/**
 * Starts a command in a process group of its own that ends with this process. Ending the child's
 * standard input ends the whole group; its pid is the group's id.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: object, stdout: 'pipe' | number, stderr: 'pipe' | number }} options
 */
export function spawnGuarded(command, { cwd, env, stdout, stderr }) {
  const child = spawn(process.execPath, [guard, ...command], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', stdout, stderr],
  });
  // A guard that ended before its pipe was closed is no news.
  child.stdin.on('error', () => {});
  return child;
}
