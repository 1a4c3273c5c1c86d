import { join, resolve } from 'node:path';
import { UserError } from './UserError.mjs';
import { firstLine } from './firstLine.mjs';
import { nodeEnvironment } from './nodeEnvironment.mjs';

/**
 * Starts a read-only relay per context of a kubeconfig, and says how the portal finds them. The
 * catalog has one user and one group; everything that runs is unclaimed until entities claim it.
 *
 * @param {{ root: string, node: string, logs: string, processes: import('./Processes.mjs').Processes, kubeconfig: string, contexts: string[] }} options
 */
export async function kubeconfigClusters(options) {
  const { root, node, logs, processes, kubeconfig, contexts } = options;
  const command = [
    node,
    join(root, 'packages/relay/bin/relay'),
    '--kubeconfig',
    // npm changes to the root of the project; the path was typed elsewhere.
    resolve(process.env.INIT_CWD ?? process.cwd(), kubeconfig),
    ...contexts.flatMap(name => ['--context', name]),
  ];
  const started = processes.start('relay', command, {
    cwd: root,
    env: nodeEnvironment(node),
    log: join(logs, 'relay.log'),
    stdout: 'pipe',
  });
  const { clusters } = await firstLine(started, {
    timeoutMs: 60_000,
    // Its own words name the file, the context, and the contexts that there are.
    explain: lines => started.exited && new UserError(lines[lines.length - 1]),
  });
  return {
    clusters,
    catalogFiles: [join(root, 'examples/org.yaml')],
    user: 'user:default/guest',
    rows: false,
    teams: ['platform'],
  };
}
