import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Parts } from './Parts.mjs';

const idle = ['-e', 'setInterval(() => {}, 1000)', '--'];

function folder(t) {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'parts-')));
  t.after(() => rmSync(dir, { recursive: true }));
  return dir;
}

test('another program finds what was started, and ends it', async t => {
  const dir = folder(t);
  new Parts(dir).start('etcd', [process.execPath, ...idle, join(dir, 'etcd')]);
  const parts = new Parts(dir);
  assert.deepEqual(Object.keys(parts.pids()), ['etcd']);
  await parts.stop('kube-apiserver');
  assert.deepEqual(Object.keys(parts.pids()), ['etcd']);
  await parts.stop();
  assert.deepEqual(parts.pids(), {});
});

test('a process that has the id now, and is not of this cluster, is left alone', async t => {
  const dir = folder(t);
  const other = spawn(process.execPath, [...idle, '/elsewhere'], {
    detached: true,
    stdio: 'ignore',
  });
  t.after(() => other.kill('SIGKILL'));
  writeFileSync(join(dir, 'pids.json'), JSON.stringify({ etcd: other.pid }));
  const parts = new Parts(dir);
  assert.deepEqual(parts.pids(), {});
  await parts.stop();
  assert.equal(other.exitCode ?? other.signalCode, null);
  assert.ok(process.kill(other.pid, 0));
});
