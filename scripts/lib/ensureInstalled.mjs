import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from './UserError.mjs';
import { nodeEnvironment } from './nodeEnvironment.mjs';
import { run } from './run.mjs';

const HINTS = [
  [/ENOSPC|no space left/i, 'The disk is full: about 4 GB are needed.'],
  [
    /YN0028|lockfile would have been/i,
    'yarn.lock does not fit the package.json files: run `yarn install` and commit it.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|RequestError/i,
    'The package registry did not answer: check the network, or npmRegistryServer in .yarnrc.yml.',
  ],
  [
    /YN0018|checksum/i,
    'A package is not the one in yarn.lock: clear the cache with `yarn cache clean --all` and start again.',
  ],
];

/** What an installation depends on: the lockfile and every package.json of the workspace. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const files = ['yarn.lock', '.yarnrc.yml', 'package.json'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      files.push(join(folder, name, 'package.json'));
    }
  }
  for (const file of files) {
    if (existsSync(join(root, file))) {
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)));
    }
  }
  return hash.digest('hex');
}

/**
 * Installs the packages as the committed lockfile says; does nothing when that was done.
 *
 * @param {{ root: string, node: string, logs: string, screen: import('./Screen.mjs').Screen, signal?: AbortSignal }} options
 * @throws UserError when the installation fails
 */
export async function ensureInstalled({ root, node, logs, screen, signal }) {
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  screen.begin('Installing packages');
  rmSync(stamp, { force: true });
  const log = join(logs, 'install.log');
  const { code, lines } = await run(
    [node, yarnRelease(root), 'install', '--immutable'],
    {
      cwd: root,
      env: nodeEnvironment(node),
      log,
      signal,
      onLine: line => screen.detail(/┌ (\w+)/.exec(line)?.[1] ?? ''),
    },
  );
  signal?.throwIfAborted();
  if (code !== 0) {
    const text = lines.join('\n');
    const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1];
    const tail = lines
      .filter(line => /\w/.test(line) && !/YN0000: [·└]/.test(line))
      .slice(-5)
      .join('\n  ');
    throw new UserError(
      `The packages could not be installed:\n  ${tail}`,
      `${hint ?? 'Mend what the lines above say and start again.'} Log: ${log}`,
    );
  }
  writeFileSync(stamp, wanted);
  screen.done('Packages installed');
}

/** The Yarn that is committed with the project. */
function yarnRelease(root) {
  const folder = join(root, '.yarn', 'releases');
  const [name] = readdirSync(folder).filter(file => file.endsWith('.cjs'));
  return join(folder, name);
}
