// npm start: everything from a fresh clone to a running portal, and back to nothing on Ctrl-C.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Processes } from './lib/Processes.mjs';
import { Screen } from './lib/Screen.mjs';
import { errorLine } from './lib/UserError.mjs';
import { demoClusters } from './lib/demoClusters.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { gitHostUsers, seedGitHost, startGitHost } from './lib/gitHost.mjs';
import { kubeconfigClusters } from './lib/kubeconfigClusters.mjs';
import { beginMlflow } from './lib/mlflow/beginMlflow.mjs';
import {
  catalogConfig,
  clustersConfig,
  gitHostConfig,
  loopbackConfig,
  mlflowConfig,
} from './lib/portalConfig.mjs';
import { nodeEnvironment } from './lib/nodeEnvironment.mjs';
import { onStop } from './lib/onStop.mjs';
import { USAGE, parseStartArguments } from './lib/parseStartArguments.mjs';
import { assertPortFree, freePort } from './lib/ports.mjs';
import { waitForPortal, watchPortal } from './lib/waitForPortal.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const logs = join(root, '.cache', 'start');
/** Whom the embedded Git host knows, where nobody says who the guest is. */
const PERSON = 'guest';
const screen = new Screen();
const processes = new Processes();

async function main(signal) {
  const options = parseStartArguments(process.argv.slice(2));
  if (options.help) {
    screen.line(USAGE);
    return;
  }
  await assertPortFree(options.port, { what: 'the portal', flag: '--port' });
  await assertPortFree(options.backendPort, {
    what: "the portal's backend",
    flag: '--backend-port',
  });
  await assertPortFree(options.gitPort, {
    what: 'the Git host',
    flag: '--git-port',
  });

  mkdirSync(logs, { recursive: true });
  const node = await ensureNode({ root, logs, screen, signal });
  await ensureInstalled({ root, node, logs, screen, signal });

  const context = { root, node, logs, processes, signal };
  const mlflow = await beginMlflow({ ...context, screen }, options);
  const source = options.kubeconfig ? 'clusters of the kubeconfig' : 'demo';
  screen.begin(`Starting the ${source} and the Git host`);
  const { found, git } = await startSurroundings(context, {
    ...options,
    mlflow: mlflow.seed,
  });
  const names = found.clusters.map(({ name }) => name).join(', ');
  screen.done(`Clusters: ${names}`);
  if (git.missing) {
    screen.line(`  No Git host, no templates: ${git.missing}`);
  } else if (options.kubeconfig) {
    screen.line(
      '  Templates write to the Git host; nothing is applied to your clusters.',
    );
  }

  if (mlflow.line) {
    screen.line(`  ${mlflow.line}`);
  }

  screen.begin('Starting the portal');
  const portal = startPortal(node, options, found, git, mlflow.instances);
  const app = `http://localhost:${options.port}`;
  const watched = {
    process: portal,
    app: `http://127.0.0.1:${options.port}`,
    backend: `http://127.0.0.1:${options.backendPort}`,
    signal,
  };
  await waitForPortal({
    ...watched,
    entityRef: found.user,
    rows: found.rows,
    onStep: name => screen.detail(`waiting for the ${name}`),
  });
  screen.done('Portal ready');
  screen.line(`\n  ${app}\n`);
  if (git.url) {
    const { name, password } = git.users.person;
    screen.line(`  Git host: ${git.url} (${name}, password ${password})`);
  }
  if (found.gitOps) {
    screen.line(`  Applied by the GitOps stand-in: ${found.gitOps}`);
  }
  screen.line('  Ctrl-C stops everything. Logs: .cache/start');
  await watchPortal(watched);
}

/**
 * Starts what the portal works with: clusters and, at the same time, a Git host, whose templates
 * are there before the catalog looks for them. Without a Git host the portal is shown all the same.
 */
async function startSurroundings(context, options) {
  const users = gitHostUsers(options.user ?? PERSON);
  const url = `http://localhost:${options.gitPort}`;
  const gitOpsPort = options.kubeconfig ? undefined : await freePort();
  const startClusters = options.kubeconfig ? kubeconfigClusters : demoClusters;
  const [found, missing] = await Promise.all([
    startClusters({
      ...context,
      ...options,
      git: { url, token: users.gitOps.token, gitOpsPort },
    }),
    startGitHost(context, {
      data: join(logs, 'git'),
      port: options.gitPort,
      users,
      events: gitOpsPort && `http://127.0.0.1:${gitOpsPort}/events`,
    }).then(
      () => undefined,
      error => error.message,
    ),
  ]);
  if (missing) {
    return { found, git: { missing } };
  }
  const { teams } = found;
  const { templates } = await seedGitHost(context, { url, users, teams });
  return { found, git: { url, users, templates } };
}

/** Starts app and backend with the project's configuration, this run's, and the reader's own last. */
function startPortal(
  node,
  options,
  { clusters, catalogFiles, user },
  git,
  mlflowInstances,
) {
  const overlay = join(logs, 'app-config.yaml');
  const own = join(root, 'app-config.local.yaml');
  const config = {
    ...loopbackConfig(options),
    ...clustersConfig(clusters),
    ml: {
      ...mlflowConfig(mlflowInstances),
      ...(options.policy && { demo: { policy: options.policy } }),
    },
    auth: { providers: { guest: { userEntityRef: user } } },
    ...catalogConfig(catalogFiles, git.templates),
    ...(git.url && gitHostConfig(git.url, git.users.portal)),
  };
  // JSON is YAML; the tokens in it are of this run, and of no use beyond this machine.
  writeFileSync(overlay, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  const files = [
    join(root, 'app-config.yaml'),
    overlay,
    ...(existsSync(own) ? [own] : []),
  ];
  const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
  return processes.start(
    'portal',
    [node, cli, 'repo', 'start', ...files.flatMap(file => ['--config', file])],
    {
      cwd: root,
      // No browser is opened: the line with the address says where to go.
      env: nodeEnvironment(node, { BROWSER: 'none' }),
      log: join(logs, 'portal.log'),
    },
  );
}

const stop = onStop({
  stop: () => processes.stop(),
  kill: () => processes.kill(),
  say: text => screen.line(text),
});

try {
  await main(stop.signal);
} catch (error) {
  if (!stop.signal.aborted) {
    screen.failed();
    process.stderr.write(`${errorLine(error)}\n`);
    process.exitCode = 1;
  }
}
if (!stop.signal.aborted) {
  await processes.stop();
  process.exit();
}
