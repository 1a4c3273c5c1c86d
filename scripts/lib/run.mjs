import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { spawnGuarded } from './spawnGuarded.mjs';

const KEPT_LINES = 200;

/**
 * Runs a program to its end, with its output in a log and, line by line, to a listener.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: object, log: string, onLine?: (line: string) => void, signal?: AbortSignal }} options
 *   when `signal` fires, the program and all that it started are ended
 * @returns {Promise<{ code: number, lines: string[] }>} the exit code (1 for a signal, 127 when it
 *   could not be started) and the last 200 lines
 */
export function run(command, { cwd, env, log, onLine, signal }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  const lines = [];
  return new Promise((resolve, reject) => {
    file.on('error', reject);
    const child = spawnGuarded(command, {
      cwd,
      env,
      stdout: 'pipe',
      stderr: 'pipe',
    });
    const abort = () => child.stdin.end();
    if (signal?.aborted) {
      abort();
    }
    signal?.addEventListener('abort', abort);
    const keep = line => {
      lines.push(line);
      if (lines.length > KEPT_LINES) {
        lines.shift();
      }
      onLine?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', chunk => {
        file.write(chunk);
        const parts = (rest + chunk).split(/\r?\n/);
        rest = parts.pop();
        parts.forEach(keep);
      });
      stream.on('end', () => rest && keep(rest));
    }
    child.on('error', reject);
    child.on('close', code => {
      signal?.removeEventListener('abort', abort);
      file.end(() => resolve({ code: code ?? 1, lines }));
    });
  });
}
