import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { UserError } from './UserError.mjs';

/**
 * The line of JSON that a program prints when it is ready.
 *
 * @param {{ name: string, log: string, child: import('node:child_process').ChildProcess, exit: Promise<string> }} started
 *   what `Processes.start` gave, with `stdout: 'pipe'`
 * @param {{ timeoutMs: number, explain?: (lines: string[]) => UserError | undefined }} options
 *   `explain` may make a better error of the program's own last lines
 * @throws UserError when it ends, is silent, or says something else
 */
export async function firstLine(started, { timeoutMs, explain }) {
  const lines = createInterface({ input: started.child.stdout });
  let timer;
  const line = await Promise.race([
    new Promise(resolve => lines.once('line', resolve)),
    started.exit.then(() => undefined),
    new Promise(resolve => {
      timer = setTimeout(resolve, timeoutMs);
    }),
  ]);
  clearTimeout(timer);
  try {
    return JSON.parse(line);
  } catch {
    const last = readFileSync(started.log, 'utf8').trim().split('\n').slice(-5);
    const how = started.exited ?? `not ready after ${timeoutMs / 1000} s`;
    throw (
      explain?.(last) ??
      new UserError(
        `The ${started.name} did not start (${how}): ${last[last.length - 1]}`,
        `Log: ${started.log}`,
      )
    );
  }
}
