import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../UserError.mjs';
import { run } from '../run.mjs';

const afterwards = fileURLToPath(new URL('./afterwards.mjs', import.meta.url));

export const HOW_TO_GET_A_CLUSTER =
  'set ML_TEST_KUBECONFIG to a cluster that may be written to, or ML_TEST_KUBE to the tools that start one (docs/testing.md)';

/**
 * The first of the folders that exists: test data and tools stand beside the project, or beside the
 * folder that it is in.
 */
export function beside(root, name) {
  return [dirname(root), dirname(dirname(root))]
    .map(folder => join(folder, 'shared', name))
    .find(existsSync);
}

/** Where recorded and upstream objects are, as the tests are told; absent where there are none. */
export function dataEnvironment(root) {
  const data = process.env.ML_TEST_DATA ?? beside(root, '.');
  const kube = process.env.ML_TEST_KUBE ?? beside(root, 'kube');
  const recordings =
    process.env.ML_TEST_RECORDINGS ??
    (kube && join(kube, 'controllers', 'recorded'));
  return defined({
    ML_TEST_DATA: data,
    ML_TEST_KUBE: kube,
    ML_TEST_RECORDINGS:
      recordings && existsSync(recordings) ? recordings : undefined,
  });
}

/**
 * A real API server for the tests: the one of `ML_TEST_KUBECONFIG`, or a new one with the training
 * operator and Kueue. `KUBECONFIG` is not taken for it: tests write, and many people's points at a
 * cluster that others use.
 *
 * @param {{ root: string, logs: string, signal: AbortSignal }} options
 * @returns {Promise<{ env: Record<string, string>, close: () => Promise<void> } | undefined>} the
 *   settings for the tests; `undefined` when there is none to be had
 * @throws UserError when it is there and does not start
 */
export async function realCluster({ root, logs, signal }) {
  if (process.env.ML_TEST_KUBECONFIG) {
    return { env: {}, close: async () => {} };
  }
  const { ML_TEST_KUBE: kube } = dataEnvironment(root);
  if (!kube) {
    return undefined;
  }
  const dir = mkdtempSync(join(tmpdir(), 'ml-cluster-'));
  const close = downAfterwards(kube, dir);
  try {
    const up = await tool(
      [join(kube, 'up'), '--dir', dir, '--name', 'real', '--audit'].concat([
        '--crds',
        'kubeflow.org_pytorchjobs',
        '--crds',
        'kueue.x-k8s.io',
      ]),
      { log: join(logs, 'cluster.log'), signal },
    );
    const cluster = JSON.parse(
      up.lines.filter(line => line.startsWith('{')).pop(),
    );
    await tool(
      [join(kube, 'controllers', 'start'), dir, 'training-operator,kueue'],
      { log: join(logs, 'controllers.log'), signal },
    );
    return {
      env: {
        ML_TEST_KUBECONFIG: cluster.kubeconfig,
        ML_TEST_VIEWER_KUBECONFIG: cluster.viewerKubeconfig,
        ML_TEST_CLUSTER_DIR: dir,
      },
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
