import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeEnvironment } from '../nodeEnvironment.mjs';
import { run } from '../run.mjs';
import { jestResults, tapResults } from './counts.mjs';
import { adopt } from './adopt/adopt.mjs';
import { browser } from './browser.mjs';
import {
  HOW_TO_GET_A_CLUSTER,
  HOW_TO_GET_CONTROLLERS,
  dataEnvironment,
} from './realCluster.mjs';

/**
 * @typedef {{
 *   root: string, node: string, logs: string, signal: AbortSignal,
 *   cluster: () => Promise<{ env: Record<string, string> } | undefined>,
 *   mlflow: () => ReturnType<typeof import('./realMlflow.mjs').realMlflow>,
 *   portal: () => Promise<string>,
 *   processes: import('../Processes.mjs').Processes,
 * }} Context what a step may use; cluster, MLflow and portal are made once, when first asked for
 */

/** Logs and reports are read as text. */
const PLAIN = { FORCE_COLOR: '0' };

/** A test that has hung is ended after that; on two busy cores a page of jsdom takes its time. */
const SLOW_MACHINE_MS = 60_000;

const bin = (root, name) => join(root, 'node_modules', '.bin', name);

/** A check with one verdict: it passes or fails as a whole. */
const check =
  (...commands) =>
  async context => {
    const { root, node, logs, signal } = context;
    for (const [program, ...args] of commands) {
      const { code, lines } = await run([node, bin(root, program), ...args], {
        cwd: root,
        env: nodeEnvironment(node, PLAIN),
        log: join(logs, `${program}-${args[0]}.log`.replace(/[:/]/g, '-')),
        signal,
      });
      signal.throwIfAborted();
      if (code !== 0) {
        return { failed: 1, failures: [lines.slice(-40).join('\n')] };
      }
    }
    return { passed: 1 };
  };

/** Runs Jest and reads what it wrote. */
async function jest(context, name, command, more) {
  const { root, node, logs, signal } = context;
  const report = join(logs, `${name}.json`);
  rmSync(report, { force: true });
  const { code, lines } = await run(
    [node, ...command, '--json', `--outputFile=${report}`],
    {
      cwd: root,
      env: nodeEnvironment(node, {
        ...PLAIN,
        CI: '1',
        // The kubernetes plugin loads its client with a native import().
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
        ...dataEnvironment(root),
        ...more,
      }),
      log: join(logs, `${name}.log`),
      signal,
    },
  );
  signal.throwIfAborted();
  if (!existsSync(report)) {
    return { failed: 1, failures: [lines.slice(-40).join('\n')] };
  }
  const results = jestResults(report);
  if (code !== 0 && results.failed === 0) {
    return {
      ...results,
      failed: 1,
      failures: [`Jest ended with ${code}\n${lines.slice(-40).join('\n')}`],
    };
  }
  return results;
}

const withSkips = (results, skips) => ({
  ...results,
  skips: [...skips, ...(results.skips ?? [])],
});

/** The steps in their order. `needs` is begun early, for it takes its time. */
export const STEPS = [
  {
    name: 'format',
    title: 'Prettier',
    run: check(['prettier', '--check', '.']),
  },
  {
    name: 'lint',
    title: 'ESLint',
    run: check(['backstage-cli', 'repo', 'lint', '--max-warnings', '0']),
  },
  { name: 'types', title: 'TypeScript', run: check(['tsc']) },
  {
    name: 'surface',
    title: 'the public surface is the one in the API reports',
    run: check(
      ['tsc'],
      [
        ...['backstage-repo-tools', 'api-reports', '--ci', 'plugins/*'],
        ...['--omit-messages', 'ae-undocumented,ae-wrong-input-file-type'],
      ],
    ),
  },
  {
    name: 'config',
    title: 'the configuration fits its schema',
    run: check(
      ['backstage-cli', 'config:check', '--strict'],
      [
        ...['backstage-cli', 'config:check', '--strict', '--lax'],
        ...['--config', 'app-config.yaml'],
        ...['--config', 'app-config.production.yaml'],
      ],
    ),
  },
  {
    name: 'rbac',
    title: 'the role to install is the one that the kinds need',
    run: async ({ root, node, logs, signal }) => {
      const { code, lines } = await run(
        [node, join(root, 'scripts/rbac.cjs'), '--check'],
        {
          cwd: root,
          env: nodeEnvironment(node),
          log: join(logs, 'rbac.log'),
          signal,
        },
      );
      return code === 0
        ? { passed: 1 }
        : { failed: 1, failures: [lines.join('\n')] };
    },
  },
  {
    name: 'launcher',
    title: 'npm start and npm test themselves',
    run: async ({ root, node, logs, signal }) => {
      const { code, lines } = await run(
        [node, '--test', '--test-reporter=tap', 'scripts/**/*.test.mjs'],
        {
          cwd: root,
          env: nodeEnvironment(node, PLAIN),
          log: join(logs, 'launcher.log'),
          signal,
        },
      );
      const results = tapResults(lines);
      return code !== 0 && results.failed === 0
        ? { ...results, failed: 1, failures: [lines.slice(-40).join('\n')] }
        : results;
    },
  },
  {
    name: 'unit',
    title: 'all packages, with a real API server where there is one',
    needs: ['cluster', 'mlflow'],
    run: async context => {
      const cluster = await context.cluster();
      const mlflow = await context.mlflow();
      const command = [
        bin(context.root, 'backstage-cli'),
        ...['repo', 'test', `--testTimeout=${SLOW_MACHINE_MS}`],
      ];
      const results = await jest(context, 'unit', command, {
        ...cluster?.env,
        ...mlflow.env,
      });
      return withSkips(results, [
        ...(cluster
          ? []
          : [`what needs a real API server: ${HOW_TO_GET_A_CLUSTER}`]),
        ...mlflow.skips,
      ]);
    },
  },
  {
    name: 'integration',
    title: 'the built backend before a real API server',
    needs: ['cluster', 'mlflow', 'portal'],
    run: async context => {
      const cluster = await context.cluster();
      if (
        !cluster?.env.ML_TEST_CLUSTER_DIR &&
        !process.env.ML_TEST_CLUSTER_DIR
      ) {
        return {
          skipped: 1,
          skips: [`the built backend: ${HOW_TO_GET_CONTROLLERS}`],
        };
      }
      const mlflow = await context.mlflow();
      const results = await jest(
        context,
        'integration',
        [
          bin(context.root, 'jest'),
          ...['--config', 'packages/backend/integration-tests/jest.config.js'],
          '--runInBand',
          // Node 24 has been seen to spin while it frees its environment at a natural exit.
          '--forceExit',
        ],
        {
          ...cluster.env,
          ...cluster.controllersEnv,
          ...mlflow.env,
          ML_TEST_PORTAL: await context.portal(),
        },
      );
      return withSkips(results, mlflow.skips);
    },
  },
  {
    name: 'browser',
    title: 'the built portal on the demo in Chromium',
    needs: ['mlflow', 'portal'],
    run: browser,
  },
  {
    name: 'adopt',
    title:
      "an app of Backstage's own making installs the packages as the README says",
    run: adopt,
  },
];
