import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkPackage } from './checkPackage.mjs';

function packageOf(manifest, files) {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const all = { 'package.json': JSON.stringify(manifest), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('a package that has all it names and names all it imports is whole', () => {
  const folder = packageOf(
    {
      name: '@a/b',
      main: 'dist/index.cjs.js',
      exports: {
        '.': { backstage: '@backstage/Kind', import: './dist/index.cjs.js' },
        './package.json': './package.json',
      },
      dependencies: { yaml: '1', '@c/d': '1' },
      peerDependencies: { react: '18' },
    },
    {
      'README.md': '',
      'dist/index.cjs.js':
        "require('yaml'); require('node:fs'); require('path'); require('./x')",
      'dist/words.js': "f('free from ', to, 'others')",
      'dist/index.d.ts':
        "import { A } from '@c/d/alpha';\nimport 'react/jsx-runtime';",
    },
  );
  assert.deepEqual(checkPackage(folder), []);
});

test('says which files and which dependencies are missing', () => {
  const folder = packageOf(
    {
      name: 'b',
      main: 'dist/index.cjs.js',
      configSchema: 'config.schema.json',
      exports: { './legacy': { import: './dist/legacy.esm.js' } },
      devDependencies: { '@c/d': '1' },
    },
    {
      'README.md': '',
      'dist/index.cjs.js': '',
      'dist/x/index.d.ts': "import * as d from '@c/d';",
    },
  );
  assert.deepEqual(checkPackage(folder), [
    'b has no config.schema.json',
    'b has no ./dist/legacy.esm.js',
    'b imports @c/d in x/index.d.ts undeclared',
  ]);
});
