import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { kubeTools } from './kubeTools';

const OWN = resolve(__dirname, '../../../../scripts/kube');

describe('kubeTools', () => {
  const before = process.env;
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'kube-tools-'));
    process.env = { ...before };
    delete process.env.ML_TEST_KUBE;
    process.env.ML_TEST_DATA = dir;
    process.env.KUBEBUILDER_ASSETS = join(dir, 'bin');
  });

  afterEach(() => {
    process.env = before;
    rmSync(dir, { recursive: true });
  });

  it('takes our own where the programs and the CRDs are', () => {
    mkdirSync(join(dir, 'crds'));
    expect(kubeTools()).toBe(OWN);
  });

  it('does not take our own without CRDs', () => {
    expect(kubeTools()).not.toBe(OWN);
  });

  it('takes those that are named before all others, and nothing where they are not', () => {
    mkdirSync(join(dir, 'crds'));
    process.env.ML_TEST_KUBE = dir;
    expect(kubeTools()).toBeUndefined();
    writeFileSync(join(dir, 'up'), '');
    expect(kubeTools()).toBe(dir);
  });
});
