import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLine } from './firstLine.mjs';
import { nodeEnvironment } from './nodeEnvironment.mjs';

/**
 * Starts the embedded default, a believable company on two pocket clusters, and says how the portal
 * finds it.
 *
 * @param {{ root: string, node: string, logs: string, processes: import('./Processes.mjs').Processes, user?: string, mlflow?: string, git?: { url: string, token: string, gitOpsPort: number } }} options
 *   `user` is the name of the user that a guest signs in as; `mlflow` is the address that the company
 *   logs to; `git` is what the GitOps stand-in follows, and the port that it hears of pushes at
 */
export async function demoClusters(options) {
  const { root, node, logs, processes, user, mlflow, git } = options;
  const started = processes.start(
    'demo',
    [node, join(root, 'packages/demo/bin/demo.cjs')],
    {
      cwd: root,
      env: nodeEnvironment(node, {
        ...(git && {
          ML_DEMO_GIT_HOST: git.url,
          ML_DEMO_GIT_TOKEN: git.token,
          ML_DEMO_GITOPS_PORT: String(git.gitOpsPort),
        }),
        ...(mlflow && { ML_DEMO_MLFLOW: mlflow }),
      }),
      log: join(logs, 'demo.log'),
      stdout: 'pipe',
    },
  );
  const demo = await firstLine(started, { timeoutMs: 60_000 });
  // Tokens of this run, for whoever wants to break a cluster and see what the portal says.
  writeFileSync(
    join(logs, 'demo.json'),
    `${JSON.stringify(demo.control, undefined, 2)}\n`,
    { mode: 0o600 },
  );
  return {
    clusters: demo.clusters,
    catalogFiles: [demo.catalog],
    user: user ? `user:default/${user}` : demo.user,
    rows: true,
    /** The teams that have repositories. */
    teams: demo.teams,
    /** The page of the GitOps stand-in. */
    gitOps: demo.gitOps?.url,
    /** Where faults are asked for: `{ url, token }`. */
    control: demo.control,
  };
}
