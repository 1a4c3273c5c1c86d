import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { kindByGroupKind, kindById, kinds } from './kinds';

const PLUGINS = resolve(__dirname, '../../..');
const PACKAGES = ['ml-common', 'ml-backend', 'ml-frontend'];

describe('kinds', () => {
  it('are told apart by id, and by group and kind', () => {
    for (const kind of kinds) {
      expect(kindById(kind.id)).toBe(kind);
      expect(kindByGroupKind(kind.group, kind.kind)).toBe(kind);
    }
    expect(kindByGroupKind('batch.volcano.sh', 'Job')).toBeUndefined();
    expect(kindById('constructor')).toBeUndefined();
  });

  it('name only related kinds that exist', () => {
    for (const { related } of kinds) {
      for (const { kind } of related) {
        expect(kindById(kind)).toBeDefined();
      }
    }
  });

  it('have folders named after their ids', () => {
    for (const { id } of kinds) {
      expect(readdirSync(join(__dirname, id))).toEqual(
        expect.arrayContaining(['README.md', 'cases', 'index.ts', 'read.ts']),
      );
    }
  });

  it('are named nowhere outside their folders, but where bundles are made of them and manifests are linted', () => {
    const naming = sourceFiles().filter(path => namesAKind(codeOf(path)));
    expect(naming.map(path => relative(PLUGINS, path))).toEqual([]);
  });
});

function sourceFiles(): string[] {
  const ownFolders = kinds.map(({ id }) => join(__dirname, id));
  return PACKAGES.flatMap(name => filesOf(join(PLUGINS, name, 'src')))
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .filter(
      path =>
        !/\/(bundles|lint|testing|simulation|__testUtils__|__fixtures__)\//.test(
          path,
        ),
    )
    .filter(path => !ownFolders.some(folder => path.startsWith(folder)));
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      path => join(folder, path),
    );
  } catch {
    return [];
  }
}

function codeOf(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

/**
 * Looks for kinds, and for ids that no common word is, as whole string literals. `namespace` is
 * the name of a field everywhere.
 */
function namesAKind(code: string): boolean {
  return kinds
    .flatMap(({ id, kind }) => (id.includes('-') ? [id, kind] : [kind]))
    .some(name => new RegExp(`['"\`]${name}['"\`]`).test(code));
}
