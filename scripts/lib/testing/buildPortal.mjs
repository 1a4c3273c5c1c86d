import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../UserError.mjs';
import { run } from '../run.mjs';
import { yarnEnvironment } from './yarnEnvironment.mjs';

/**
 * Builds app and backend as for production and lays the result out so that it runs: the bundle's
 * own packages from the bundle, everything else from the installed tree.
 *
 * @param {{ root: string, node: string, logs: string, signal: AbortSignal }} options
 * @returns {Promise<string>} the folder that has `packages/backend`
 * @throws UserError when the build fails
 */
export async function buildPortal({ root, node, logs, signal }) {
  const log = join(logs, 'build.log');
  const step = async (command, cwd) => {
    const { code, lines } = await run(command, {
      cwd,
      env: yarnEnvironment(root, node),
      log,
      signal,
    });
    signal.throwIfAborted();
    if (code !== 0) {
      throw new UserError(
        `The portal could not be built:\n${lines.slice(-30).join('\n')}`,
        `Log: ${log}`,
      );
    }
  };
  const backend = join(root, 'packages', 'backend');
  const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
  await step([node, cli, 'package', 'build'], backend);

  const portal = join(root, '.cache', 'portal');
  rmSync(portal, { recursive: true, force: true });
  mkdirSync(portal, { recursive: true });
  for (const archive of ['skeleton', 'bundle']) {
    await step(
      ['tar', '-xzf', join(backend, 'dist', `${archive}.tar.gz`), '-C', portal],
      root,
    );
  }
  linkPackages(root, portal);
  return portal;
}

/** Gives every package of the bundle its name, and the dependencies that only it has. */
function linkPackages(root, portal) {
  for (const group of ['packages', 'plugins']) {
    const folder = join(portal, group);
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const target = join(folder, name);
      const manifest = JSON.parse(
        readFileSync(join(target, 'package.json'), 'utf8'),
      );
      const link = join(portal, 'node_modules', manifest.name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(target, link);
      const own = join(root, group, name, 'node_modules');
      if (existsSync(own)) {
        symlinkSync(own, join(target, 'node_modules'));
      }
    }
  }
}
