import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLine } from './firstLine.mjs';
import { nodeEnvironment } from './nodeEnvironment.mjs';

/**
 * Starts the embedded default, a believable company on two pocket clusters, and says how the portal
 * finds it.
 *
 * @param {{ root: string, node: string, logs: string, processes: import('./Processes.mjs').Processes, user?: string }} options
 *   `user` is the name of the user that a guest signs in as
 */
export async function demoClusters({ root, node, logs, processes, user }) {
  const started = processes.start(
    'demo',
    [node, join(root, 'packages/demo/bin/demo.cjs')],
    {
      cwd: root,
      env: nodeEnvironment(node),
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
    /** Where faults are asked for: `{ url, token }`. */
    control: demo.control,
  };
}
