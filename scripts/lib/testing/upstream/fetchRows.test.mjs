import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { checksum } from './checksum.mjs';
import { fetchRows } from './fetchRows.mjs';

const COMMIT = 'c0ffee';
const FILES = {
  'crds/a.yaml': 'kind: A\n',
  'docs/two.yaml': '---\nkind: One\n---\n\nkind: Two\n',
  'docs/read me.md': 'Text\n\n```yaml\nkind: InText\n```\n',
};

const row = (path, target, written, part = {}) => ({
  repository: 'owner/name',
  commit: COMMIT,
  path,
  target,
  sha256: checksum(written),
  ...part,
});

const ROWS = [
  row('crds/a.yaml', 'crds/a.yaml', FILES['crds/a.yaml']),
  row('docs/two.yaml', 'samples/One.yaml', 'kind: One\n', { document: 1 }),
  row('docs/two.yaml', 'samples/Two.yaml', 'kind: Two\n', { document: 2 }),
  row('docs/read me.md', 'samples/In.yaml', 'kind: InText\n', {
    line: 3,
    document: 0,
  }),
];

let from;
let to;
let asked;

beforeEach(async t => {
  asked = [];
  to = mkdtempSync(join(tmpdir(), 'test-data-'));
  const server = createServer((req, res) => {
    const path = decodeURI(req.url).replace(`/owner/name/${COMMIT}/`, '');
    asked.push(path);
    res.statusCode = FILES[path] === undefined ? 404 : 200;
    res.end(FILES[path]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  from = `http://127.0.0.1:${server.address().port}`;
  t.after(() => {
    server.close();
    rmSync(to, { recursive: true });
  });
});

const text = target => readFileSync(join(to, target), 'utf8');

test('fetches each upstream file once, and writes the parts of it', async () => {
  assert.deepEqual(await fetchRows(ROWS, { from, to }), {
    kept: 0,
    fetched: 4,
    failures: [],
  });
  assert.deepEqual(asked.sort(), Object.keys(FILES).sort());
  assert.equal(text('crds/a.yaml'), 'kind: A\n');
  assert.equal(text('samples/Two.yaml'), 'kind: Two\n');
  assert.equal(text('samples/In.yaml'), 'kind: InText\n');
});

test('goes on where it was: what is there and right is not fetched again', async () => {
  await fetchRows(ROWS, { from, to });
  asked = [];
  writeFileSync(join(to, 'crds/a.yaml'), 'half of i');
  const { kept, fetched } = await fetchRows(ROWS, { from, to });
  assert.deepEqual([kept, fetched, asked], [3, 1, ['crds/a.yaml']]);
  assert.equal(text('crds/a.yaml'), 'kind: A\n');
});

test('says what failed and why, writes none of it, and fetches the rest', async () => {
  const changed = row('crds/a.yaml', 'crds/changed.yaml', 'kind: B\n');
  const gone = row('crds/gone.yaml', 'crds/gone.yaml', '');
  const shorter = row('docs/two.yaml', 'samples/Nine.yaml', '', {
    document: 9,
  });
  const { fetched, failures } = await fetchRows(
    [changed, gone, shorter, ...ROWS],
    { from, to },
  );
  assert.equal(fetched, ROWS.length);
  const reasons = Object.fromEntries(
    failures.map(({ reason, targets }) => [targets.join(), reason]),
  );
  assert.match(reasons['crds/changed.yaml'], /checksum is [0-9a-f]{64}, not/);
  assert.match(reasons['crds/gone.yaml'], /^HTTP 404 for http:.*gone\.yaml$/);
  assert.match(reasons['samples/Nine.yaml'], /no such part/);
  assert.throws(() => text('crds/changed.yaml'), { code: 'ENOENT' });
});

test('says once that the host cannot be reached', async () => {
  const many = Array.from({ length: 20 }, (_, at) =>
    row(`crds/${at}.yaml`, `crds/${at}.yaml`, ''),
  );
  const { fetched, failures } = await fetchRows(many, {
    from: 'http://127.0.0.1:1',
    to,
  });
  assert.equal(fetched, 0);
  assert.equal(failures.length, 1);
  assert.equal(failures[0].targets.length, many.length);
  assert.match(failures[0].reason, /^127\.0\.0\.1:1 cannot be reached: /);
});
