import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

/** Only what can be a package's name: built code has texts with the word "from", too. */
const IMPORT =
  /(?:\bfrom\s*|\brequire\(\s*|\bimport\(\s*|^import\s+)(['"])((?:@[\w.-]+\/)?\w[\w.:-]*(?:\/[\w./-]+)?)\1/gm;

/**
 * What is wrong with a package as it was published: files that it names and does not have, packages
 * that it imports and does not name.
 *
 * @param {string} folder where it is installed
 * @returns {string[]} sentences
 */
export function checkPackage(folder) {
  const manifest = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const { name, main, module, types, configSchema, exports } = manifest;
  const exported = leaves(exports).filter(value => value?.startsWith('./'));
  const named = [main, module, types, configSchema, ...exported];
  const missing = ['README.md', ...named]
    .filter(file => typeof file === 'string' && !existsSync(join(folder, file)))
    .map(file => `${name} has no ${file}`);

  const declared = new Set([
    ...[name, ...builtinModules],
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ]);
  const undeclared = [...importsOf(join(folder, 'dist'))]
    .filter(([specifier]) => !specifier.startsWith('node:'))
    .map(([specifier, file]) => [packageOf(specifier), file])
    .filter(([wanted]) => !declared.has(wanted))
    .map(([wanted, file]) => `${name} imports ${wanted} in ${file} undeclared`);
  return [...missing, ...new Set(undeclared)];
}

const leaves = value =>
  typeof value === 'object' && value
    ? Object.values(value).flatMap(leaves)
    : [value];

const packageOf = specifier =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Each import of another package, with a file that has it. */
function importsOf(folder) {
  const found = new Map();
  for (const file of readdirSync(folder, { recursive: true })) {
    if (/\.(js|d\.ts)$/.test(file)) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, , specifier] of text.matchAll(IMPORT)) {
        found.set(specifier, file);
      }
    }
  }
  return found;
}
