import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../../lib/UserError.mjs';
import { Parts } from './Parts.mjs';

/**
 * Stops what runs of a cluster; with `--purge` its folder goes, too.
 *
 * @param {string[]} args
 * @throws UserError when something does not end
 */
export async function down(args) {
  const purge = args.includes('--purge');
  const [folder] = args.filter(arg => !arg.startsWith('--'));
  if (!folder) {
    throw new UserError('Usage: down DIR [--purge]');
  }
  const dir = resolve(folder);
  await new Parts(dir).stop();
  if (purge) {
    rmSync(dir, { recursive: true, force: true });
  }
}
