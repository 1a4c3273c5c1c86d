import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(
  require.resolve('@internal/demo/package.json'),
  '../../..',
);
const SHARED = resolve(ROOT, '../shared');

/** What to do where {@link kubeTools} finds nothing. */
export const HOW_TO_GET_KUBE_TOOLS =
  'set KUBEBUILDER_ASSETS to a folder with kube-apiserver, etcd and kubectl and fetch the CRDs with `node scripts/test-data.mjs`, or set ML_TEST_KUBE (docs/testing.md)';

/**
 * The folder with `up` and `down`, which start and stop a real API server: that of `ML_TEST_KUBE`,
 * else our own for the programs of `KUBEBUILDER_ASSETS`, else the one beside the repository.
 */
export function kubeTools(): string | undefined {
  const { ML_TEST_KUBE, KUBEBUILDER_ASSETS } = process.env;
  const own = KUBEBUILDER_ASSETS && hasCrds() && join(ROOT, 'scripts/kube');
  const folder = ML_TEST_KUBE ?? (own || join(SHARED, 'kube'));
  return existsSync(join(folder, 'up')) ? folder : undefined;
}

/** Our own tools take the CRDs from the test data. */
function hasCrds(): boolean {
  const folder =
    process.env.ML_TEST_DATA ??
    [SHARED, join(ROOT, '.cache/test-data')].find(existsSync);
  return folder !== undefined && existsSync(join(folder, 'crds'));
}
