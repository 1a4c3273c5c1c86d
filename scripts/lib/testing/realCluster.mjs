import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasAssets } from '../../kube/lib/assetsFolder.mjs';
import { UserError } from '../UserError.mjs';
import { run } from '../run.mjs';
import { beside, testData } from './testData.mjs';

const afterwards = fileURLToPath(new URL('./afterwards.mjs', import.meta.url));

export const HOW_TO_GET_A_CLUSTER =
  'set KUBEBUILDER_ASSETS to a folder with kube-apiserver, etcd and kubectl and fetch the CRDs with `node scripts/test-data.mjs`, or set ML_TEST_KUBECONFIG to a cluster that may be written to (docs/testing.md)';

export const HOW_TO_GET_CONTROLLERS =
  'set ML_TEST_KUBE to the tools that start a cluster with controllers (docs/testing.md)';

/** Our own tools: a bare API server from the programs of `KUBEBUILDER_ASSETS`. */
const bareTools = fileURLToPath(new URL('../../kube', import.meta.url));

/** The folder of the tools that start a cluster with controllers; absent where there are none. */
const wholeTools = root =>
  [process.env.ML_TEST_KUBE ?? beside(root, 'kube')].find(
    folder => folder && existsSync(join(folder, 'controllers', 'start')),
  );

/** Our own tools, where they have what they need. */
const usableBareTools = root => {
  const data = testData(root);
  const usable = hasAssets() && data && existsSync(join(data, 'crds'));
  return usable ? bareTools : undefined;
};

/**
 * The folder of the tools that start a bare API server: of the settings, then beside the project,
 * then by what is on the machine.
 */
function kubeTools(root) {
  const { ML_TEST_KUBE, KUBEBUILDER_ASSETS } = process.env;
  const asked = KUBEBUILDER_ASSETS ? usableBareTools(root) : undefined;
  return ML_TEST_KUBE ?? asked ?? beside(root, 'kube') ?? usableBareTools(root);
}

/** Where recorded and upstream objects are, as the tests are told; absent where there are none. */
export function dataEnvironment(root) {
  const kube = wholeTools(root);
  const recordings =
    process.env.ML_TEST_RECORDINGS ??
    (kube && join(kube, 'controllers', 'recorded'));
  return defined({
    ML_TEST_DATA: testData(root),
    ML_TEST_KUBE: kubeTools(root),
    ML_TEST_RECORDINGS:
      recordings && existsSync(recordings) ? recordings : undefined,
  });
}

/** The CRDs of the cluster, by the start of their names: only those that have a controller here. */
const CRDS = [
  'kubeflow.org_pytorchjobs',
  'kueue.x-k8s.io',
  'jobset.x-k8s.io',
  'trainer.kubeflow.org',
  'serving.kserve.io',
];

const CONTROLLERS = [
  'training-operator',
  'kueue',
  'jobset',
  'trainer',
  'kserve',
];

/**
 * A real API server for the tests: the one of `ML_TEST_KUBECONFIG`, or a new one, with the
 * controllers of the kinds where there are tools that start these, else bare. `KUBECONFIG` is not
 * taken for it: tests write, and many people's points at a cluster that others use.
 *
 * @param {{ root: string, logs: string, signal: AbortSignal }} options
 * @returns {Promise<{ env: Record<string, string>, controllersEnv?: Record<string, string>, close: () => Promise<void> } | undefined>}
 *   the settings for the tests, and those for tests of its controllers, absent where it has none;
 *   `undefined` when there is none to be had
 * @throws UserError when it is there and does not start
 */
export async function realCluster({ root, logs, signal }) {
  if (process.env.ML_TEST_KUBECONFIG) {
    const kube = wholeTools(root);
    return {
      env: {},
      controllersEnv: defined({ ML_TEST_KUBE: kube }),
      close: async () => {},
    };
  }
  const whole = wholeTools(root);
  const kube = whole ?? kubeTools(root);
  if (!kube) {
    return undefined;
  }
  const dir = mkdtempSync(join(tmpdir(), 'ml-cluster-'));
  const close = downAfterwards(kube, dir);
  try {
    const up = await tool(
      [
        ...[join(kube, 'up'), '--dir', dir, '--name', 'real', '--audit'],
        ...CRDS.flatMap(crds => ['--crds', crds]),
      ],
      { log: join(logs, 'cluster.log'), signal },
    );
    const cluster = JSON.parse(
      up.lines.filter(line => line.startsWith('{')).pop(),
    );
    const env = {
      ML_TEST_KUBECONFIG: cluster.kubeconfig,
      ML_TEST_VIEWER_KUBECONFIG: cluster.viewerKubeconfig,
    };
    if (!whole) {
      return { env, close };
    }
    await tool(
      [join(kube, 'controllers', 'start'), dir, CONTROLLERS.join(',')],
      { log: join(logs, 'controllers.log'), signal },
    );
    return {
      env: { ...env, ML_TEST_CLUSTER_DIR: dir },
      controllersEnv: { ML_TEST_KUBE: whole },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function tool(command, options) {
  const result = await run(command, { env: process.env, ...options });
  options.signal.throwIfAborted();
  if (result.code !== 0) {
    throw new UserError(
      `The real cluster did not start: ${
        result.lines[result.lines.length - 1]
      }`,
      `Log: ${options.log}`,
    );
  }
  return result;
}

/** The cluster's parts are in sessions of their own: a helper ends them, even when this process is killed. */
function downAfterwards(kube, dir) {
  const helper = spawn(
    process.execPath,
    [afterwards, join(kube, 'down'), dir, '--purge'],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const gone = new Promise(resolve => helper.on('exit', resolve));
  return async () => {
    helper.stdin.end();
    await gone;
  };
}

const defined = object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value));
