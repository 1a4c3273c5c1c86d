import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testData } from '../testData.mjs';
import { checksum } from './checksum.mjs';
import { readListing } from './readListing.mjs';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const rows = readListing();

test('every row is pinned, and no two write the same file', () => {
  for (const { repository, commit, path, sha256, target } of rows) {
    assert.match(repository, /^[\w.-]+\/[\w.-]+$/, target);
    assert.match(commit, /^[0-9a-f]{40}$/, target);
    assert.match(sha256, /^[0-9a-f]{64}$/, target);
    assert.match(target, /^(crds|samples)\/[\w./-]+\.(yaml|json)$/);
    assert.ok(path && !target.includes('..'), target);
  }
  const targets = new Set(rows.map(({ target }) => target));
  assert.equal(targets.size, rows.length);
});

test('the checksums are those of the test data', t => {
  const folder = testData(root);
  const found = rows.filter(
    ({ target }) => folder && existsSync(join(folder, target)),
  );
  if (found.length === 0) {
    const what = 'the listing of test data against the data: set ML_TEST_DATA';
    process.stderr.write(`SKIPPED ${what}\n`);
    assert.notEqual(process.env.ML_TEST_REQUIRE, 'all', what);
    t.skip(what);
    return;
  }
  const wrong = found
    .filter(row => {
      const text = readFileSync(join(folder, row.target), 'utf8');
      return ![text, withoutOrigin(text)].map(checksum).includes(row.sha256);
    })
    .map(({ target }) => target);
  assert.deepEqual(wrong, []);
});

/** Some collections say in a first line of their own where a part comes from. */
function withoutOrigin(text) {
  return `${text.replace(/^# source: .*\n/, '').trim()}\n`;
}
