import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What Yarn and Backstage's CLI look for at the root; the install state is where Yarn finds programs. */
const ROOT_FILES = [
  'package.json',
  'yarn.lock',
  '.yarnrc.yml',
  '.yarn/releases',
  '.yarn/install-state.gz',
  'backstage.json',
  'tsconfig.json',
];

/**
 * A copy of the project to publish from, for publishing rewrites every package.json for a moment.
 * Other content gets another version, for Yarn keeps what it once took from a registry.
 *
 * @param {string} root the project, with its packages built
 * @returns {string} the folder of the copy; it shares the installed packages
 */
export function copyToPublish(root) {
  const copy = join(root, '.cache', 'adopt', 'publish');
  rmSync(copy, { recursive: true, force: true });
  for (const file of ROOT_FILES) {
    cpSync(join(root, file), join(copy, file), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const hash = createHash('sha256');
  const published = [];
  for (const folder of workspaces(root)) {
    const manifest = readManifest(join(root, folder));
    if (manifest.private) {
      // It is only looked up, by its name.
      mkdirSync(join(copy, folder), { recursive: true });
      writeManifest(join(copy, folder), manifest);
    } else {
      cpSync(join(root, folder), join(copy, folder), {
        recursive: true,
        filter: source => basename(source) !== 'node_modules',
      });
      hashFolder(hash, join(copy, folder));
      published.push(join(copy, folder));
    }
  }
  const patch = parseInt(hash.digest('hex').slice(0, 8), 16);
  for (const folder of published) {
    const manifest = readManifest(folder);
    const version = manifest.version.replace(/\d+$/, String(patch));
    writeManifest(folder, { ...manifest, version });
  }
  return copy;
}

function workspaces(root) {
  return ['packages', 'plugins']
    .flatMap(group => readdirSync(join(root, group)).map(n => join(group, n)))
    .filter(folder => existsSync(join(root, folder, 'package.json')));
}

function hashFolder(hash, folder) {
  for (const path of readdirSync(folder, { recursive: true }).sort()) {
    const file = join(folder, path);
    if (statSync(file).isFile()) {
      hash.update(path).update('\0').update(readFileSync(file));
    }
  }
}

const readManifest = folder =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

function writeManifest(folder, manifest) {
  const file = join(folder, 'package.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
