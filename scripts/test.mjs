// npm test: all that the project promises, and honestly what was left out.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Processes } from './lib/Processes.mjs';
import { Screen } from './lib/Screen.mjs';
import { UserError, errorLine } from './lib/UserError.mjs';
import { ensureInstalled } from './lib/ensureInstalled.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { onStop } from './lib/onStop.mjs';
import { Run } from './lib/testing/Run.mjs';
import { buildPortal } from './lib/testing/buildPortal.mjs';
import { realCluster } from './lib/testing/realCluster.mjs';
import { realMlflow } from './lib/testing/realMlflow.mjs';
import { STEPS } from './lib/testing/steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const logs = join(root, '.cache', 'test');
const screen = new Screen();
const processes = new Processes();
const names = STEPS.map(({ name }) => name);

function chosenSteps(args) {
  const unknown = args.find(arg => !names.includes(arg));
  if (unknown !== undefined) {
    throw new UserError(
      `There is no step ${unknown}`,
      `Usage: npm test [-- ${names.join(' | ')}]`,
    );
  }
  return STEPS.filter(({ name }) => !args.length || args.includes(name));
}

/** Made when first asked for; `begin` asks without waiting. */
function lazy(make) {
  let made;
  const get = () => {
    made ??= make();
    return made;
  };
  // Its error is told to whoever waits for it.
  const begin = () => get().catch(() => {});
  return { get, begin, settled: () => made?.catch(() => undefined) };
}

async function main(signal, cluster) {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    screen.line('Usage: npm test [-- STEP...]\n');
    for (const { name, title } of STEPS) {
      screen.line(`  ${name.padEnd(12)} ${title}`);
    }
    return true;
  }
  const steps = chosenSteps(args);
  mkdirSync(logs, { recursive: true });
  const node = await ensureNode({ root, logs, screen, signal });
  await ensureInstalled({ root, node, logs, screen, signal });

  const portal = lazy(() => buildPortal({ root, node, logs, signal }));
  const mlflow = lazy(() => realMlflow({ root, logs, signal }));
  const context = {
    ...{ root, node, logs, signal, processes },
    cluster: cluster.get,
    mlflow: mlflow.get,
    portal: portal.get,
  };
  const needs = steps.flatMap(step => step.needs ?? []);
  // It starts beside the checks that come first; two cores are enough for both.
  if (needs.includes('cluster')) {
    cluster.begin();
  }
  if (needs.includes('mlflow')) {
    mlflow.begin();
  }
  const result = new Run({ requireAll: process.env.ML_TEST_REQUIRE === 'all' });
  for (const { name, run } of steps) {
    await result.step(name, () => run(context));
    signal.throwIfAborted();
  }
  return () => result.finish();
}

const controller = new AbortController();
const cluster = lazy(() =>
  realCluster({ root, logs, signal: controller.signal }),
);

/** Ends all that was started, the cluster too. */
async function stopAll() {
  controller.abort();
  await Promise.all([
    processes.stop(),
    cluster.settled()?.then(made => made?.close()),
  ]);
}

const stop = onStop({
  stop: stopAll,
  kill: () => processes.kill(),
  say: text => screen.line(text),
});
stop.signal.addEventListener('abort', () => controller.abort());

try {
  const finish = await main(controller.signal, cluster);
  await stopAll();
  if (typeof finish === 'function') {
    process.exitCode = finish() ? 0 : 1;
  }
} catch (error) {
  if (!stop.signal.aborted) {
    screen.failed();
    process.stderr.write(`${errorLine(error)}\n`);
    process.exitCode = 1;
  }
}
if (!stop.signal.aborted) {
  await stopAll();
  process.exit();
}
