import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { up } from './up.mjs';

/** Sets variables for one test. */
function setting(t, values) {
  for (const [name, value] of Object.entries(values)) {
    const before = process.env[name];
    process.env[name] = value;
    t.after(() => {
      if (before === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = before;
      }
    });
  }
}

function folder(t, ...programs) {
  const dir = mkdtempSync(join(tmpdir(), 'up-'));
  t.after(() => rmSync(dir, { recursive: true }));
  for (const name of programs) {
    writeFileSync(join(dir, name), '#!/bin/sh\necho "no such flag" >&2\n', {
      mode: 0o755,
    });
  }
  return dir;
}

test('says which program is not in KUBEBUILDER_ASSETS', async t => {
  const assets = folder(t, 'etcd');
  setting(t, { KUBEBUILDER_ASSETS: assets });
  await assert.rejects(up([]), {
    message: `${assets} has no kube-apiserver, no kubectl`,
  });
});

test('says how to get CRDs that are not there', async t => {
  const data = folder(t);
  mkdirSync(join(data, 'crds'));
  setting(t, {
    KUBEBUILDER_ASSETS: folder(t, 'etcd', 'kube-apiserver', 'kubectl'),
    ML_TEST_DATA: data,
  });
  await assert.rejects(up(['--crds', 'ray.io']), error => {
    assert.match(error.message, /begins with ray\.io/);
    assert.match(error.hint, /scripts\/test-data\.mjs/);
    return true;
  });
});

test('says the last words of a part that ends at once', async t => {
  setting(t, {
    KUBEBUILDER_ASSETS: folder(t, 'etcd', 'kube-apiserver', 'kubectl'),
  });
  const dir = folder(t);
  await assert.rejects(up(['--dir', dir]), {
    message: `etcd ended: no such flag (log: ${dir}/logs/etcd.log)`,
  });
});

test('refuses what it cannot give, and what it does not know', async () => {
  await assert.rejects(up(['--nodes', '3']), /has no nodes/);
  await assert.rejects(up(['--controllers']), /Unknown option/);
  await assert.rejects(up(['--status']), /folder of the cluster is missing/);
});
