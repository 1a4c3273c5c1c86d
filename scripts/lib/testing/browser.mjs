import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../UserError.mjs';
import { demoClusters } from '../demoClusters.mjs';
import { gitHostUsers, seedGitHost, startGitHost } from '../gitHost.mjs';
import {
  catalogConfig,
  clustersConfig,
  gitHostConfig,
  loopbackConfig,
  mlflowConfig,
} from '../portalConfig.mjs';
import { startMlflow } from '../mlflow/startMlflow.mjs';
import { nodeEnvironment } from '../nodeEnvironment.mjs';
import { freePort } from '../ports.mjs';
import { run } from '../run.mjs';
import { waitForPortal } from '../waitForPortal.mjs';
import { playwrightResults } from './counts.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** The browser to drive; `undefined` when there is none. */
export const chromiumPath = () =>
  process.env.CHROMIUM ?? CHROMIUM.find(existsSync);

export const HOW_TO_GET_CHROMIUM =
  'install Chromium, or set CHROMIUM to its path';

/** Drives the built portal, on the demo, in a browser. */
export async function browser(context) {
  const { root, node, logs, signal, processes } = context;
  const chromium = chromiumPath();
  if (!chromium) {
    return {
      skipped: 1,
      skips: [`the browser tests: ${HOW_TO_GET_CHROMIUM}`],
    };
  }
  const portal = await context.portal();
  const found = await context.mlflow();
  const mlflow = found.python && (await emptyMlflow(context, found.python));
  const { demo, git } = await startSurroundings(context, mlflow);
  const url = await startBuilt({
    git,
    mlflow,
    root,
    node,
    logs,
    signal,
    processes,
    portal,
    demo,
  });

  const report = join(logs, 'browser.json');
  rmSync(report, { force: true });
  const { lines } = await run(
    [
      node,
      join(root, 'node_modules/.bin/playwright'),
      'test',
      '--reporter=json',
    ],
    {
      cwd: root,
      env: nodeEnvironment(node, {
        CI: '1',
        CHROMIUM: chromium,
        PLAYWRIGHT_URL: url,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ML_TEST_DEMO_CONTROL: JSON.stringify(demo.control),
        ML_TEST_GIT_HOST: JSON.stringify({
          url: git.url,
          ...git.users.person,
        }),
        ...(mlflow && { ML_TEST_MLFLOW_URL: mlflow }),
      }),
      log: join(logs, 'browser.log'),
      signal,
    },
  );
  signal.throwIfAborted();
  if (!existsSync(report)) {
    throw new UserError(
      `Playwright gave no report:\n${lines.slice(-20).join('\n')}`,
    );
  }
  const results = playwrightResults(report);
  return { ...results, skips: [...found.skips, ...(results.skips ?? [])] };
}

/** A real MLflow without anything in it; the demo fills it. */
async function emptyMlflow(context, python) {
  const data = join(context.logs, 'mlflow');
  rmSync(data, { recursive: true, force: true });
  const port = await freePort();
  const { url } = await startMlflow(context, { python, port, data });
  return url;
}

/** The demo with its GitOps stand-in, and a Git host without any repositories but the templates. */
async function startSurroundings(context, mlflow) {
  const { logs } = context;
  const data = join(logs, 'git');
  rmSync(data, { recursive: true, force: true });
  const users = gitHostUsers('tester');
  const [port, gitOpsPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const events = `http://127.0.0.1:${gitOpsPort}/events`;
  await startGitHost(context, { data, port, users, events });
  const { token } = users.gitOps;
  const git = { url, token, gitOpsPort };
  const demo = await demoClusters({ ...context, mlflow, git });
  const { teams } = demo;
  const { templates } = await seedGitHost(context, { url, users, teams });
  return { demo, git: { url, users, templates } };
}

/** The catalog, which looks for what is new more often than people need it to. */
function eagerCatalog(...given) {
  const { catalog } = catalogConfig(...given);
  const ml = {
    schedule: { frequency: { seconds: 5 }, timeout: { minutes: 1 } },
    versionInterval: { seconds: 1 },
  };
  return { catalog: { ...catalog, providers: { ml } } };
}

/** Starts the built backend, which serves the built app too; answers the URL of both. */
async function startBuilt({
  root,
  node,
  logs,
  signal,
  processes,
  portal,
  demo,
  git,
  mlflow,
}) {
  const port = await freePort();
  const overlay = join(logs, 'app-config.yaml');
  const config = {
    ...loopbackConfig({ port, backendPort: port }),
    ...clustersConfig(demo.clusters),
    auth: {
      providers: {
        guest: {
          userEntityRef: demo.user,
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    ...eagerCatalog(demo.catalogFiles, git.templates),
    ...gitHostConfig(git.url, git.users.portal),
    ml: mlflowConfig(mlflow ? [{ name: 'main', baseUrl: mlflow }] : []),
  };
  writeFileSync(overlay, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  const started = processes.start(
    'portal',
    [
      ...[node, join(portal, 'packages', 'backend')],
      ...['--config', join(root, 'app-config.yaml'), '--config', overlay],
    ],
    {
      cwd: root,
      env: nodeEnvironment(node, { NODE_ENV: 'production' }),
      log: join(logs, 'portal.log'),
    },
  );
  const url = `http://localhost:${port}`;
  const local = `http://127.0.0.1:${port}`;
  await waitForPortal({
    ...{ process: started, app: local, backend: local, signal },
    // The templates are read by URL, after all that comes from files.
    entityRef: 'template:default/new-run',
    rows: true,
    onStep: () => {},
  });
  return url;
}
