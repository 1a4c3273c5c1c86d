import { join } from 'node:path';
import { UserError } from '../../UserError.mjs';
import { run } from '../../run.mjs';
import { yarnEnvironment } from '../yarnEnvironment.mjs';

/** What Yarn says of every app: peers, optional parts, scripts that are not run. */
const USUAL = /YN00(?:02|04|60|86)/;

/**
 * Runs programs to their end with the project's Node and Yarn; one that fails is a UserError with its
 * last lines.
 *
 * @param {{ root: string, node: string, logs: string, signal: AbortSignal }} options
 * @returns {(command: string[], options: { cwd: string, env?: object }) => Promise<void>}
 */
export function executor({ root, node, logs, signal }) {
  let count = 0;
  return async (command, { cwd, env }) => {
    count += 1;
    const log = join(logs, `${count}-${command.slice(0, 2).join('-')}.log`);
    const { code, lines } = await run(command, {
      ...{ cwd, log, signal },
      env: yarnEnvironment(root, node, { FORCE_COLOR: '0', ...env }),
    });
    signal.throwIfAborted();
    if (code !== 0) {
      throw new UserError(
        `\`${command.join(' ')}\` ended with ${code}:\n${lines
          .filter(line => !USUAL.test(line))
          .slice(-25)
          .join('\n')}`,
        `Log: ${log}`,
      );
    }
  };
}
