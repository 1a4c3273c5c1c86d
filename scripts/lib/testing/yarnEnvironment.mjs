import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeEnvironment } from '../nodeEnvironment.mjs';

/**
 * The environment for a program that calls `yarn` by name: it is the project's own, on the given
 * Node; the machine may have none, or another.
 *
 * @param {string} root
 * @param {string} node
 * @param {Record<string, string | undefined>} [more] set on top
 */
export function yarnEnvironment(root, node, more) {
  const bin = join(root, '.cache', 'bin');
  const releases = join(root, '.yarn', 'releases');
  const [release] = readdirSync(releases);
  mkdirSync(bin, { recursive: true });
  const shim = join(bin, 'yarn');
  writeFileSync(
    shim,
    `#!/bin/sh\nexec node '${join(releases, release)}' "$@"\n`,
  );
  chmodSync(shim, 0o755);
  const env = nodeEnvironment(node, more);
  return { ...env, PATH: `${bin}:${env.PATH}` };
}
