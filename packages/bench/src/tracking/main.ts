import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isError } from '@backstage/errors';
import { MlflowServer } from '@internal/demo';
import { MlTrackingClient } from '@mlport/backstage-plugin-ml-common';
import type { BackendMethods } from '../backend/main';
import { backendConfig } from '../backend/backendConfig';
import { USER_HEADER } from '../backend/userHeader';
import { freePort } from '../processes/freePort';
import { Child } from '../processes/Child';
import { percentile } from '../statistics/percentile';
import { CountingProxy } from './CountingProxy';
import { trackingPages } from './trackingPages';

const VIEWERS = 20;
const MODELS = 500;
const EXPERIMENTS = 20;
const TURNS = 200;
const WINDOW_MS = 60_000;
const READY_WITHIN_MS = 300_000;

/** How often an open page asks again. */
const POLL_MS = 15_000;

const run = promisify(execFile);

/**
 * Measures the pages of models and experiments on a real MLflow, and prints a row for each figure.
 *
 * @param dir - where logs and the database go.
 * @param python - a Python that has mlflow.
 */
export function main(dir: string, python: string | undefined): void {
  const measured = python
    ? measure(dir, python)
    : Promise.reject(
        new Error(
          'Set ML_TEST_MLFLOW to a Python that has mlflow (docs/testing.md)',
        ),
      );
  measured.then(
    () => process.exit(0),
    error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
}

async function measure(dir: string, python: string): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const data = join(dir, 'mlflow');
  mkdirSync(data);
  // The first start makes the tables.
  await (await MlflowServer.start({ python, dir: data })).close();
  await run(python, [require.resolve('./seed.py'), join(data, 'mlflow.db')]);
  const server = await MlflowServer.start({ python, dir: data });
  const proxy = await CountingProxy.start(server.url);
  const port = await freePort();
  const backend = startBackend(dir, port, proxy.url);
  try {
    await backend.call('start', undefined);
    const tokens: string[] = [];
    for (let user = 0; user < VIEWERS; user++) {
      tokens.push(await signIn(port, `viewer-${user}`));
    }
    // A new client remembers no answer, so none of its pages is told that nothing has changed.
    const client = (turn = 0) => clientOf(port, tokens[turn % VIEWERS]);
    const ids = await whole(client());

    for (const [name, page] of Object.entries(trackingPages)) {
      say(
        `${name}, first time`,
        await timed(() => untilShown(() => page(client(), ids, 0))),
        'ms',
      );
      const times: number[] = [];
      for (let turn = 0; turn < TURNS; turn++) {
        times.push(await timed(() => page(client(turn), ids, 0)));
      }
      say(`${name}, p50`, percentile(times, 0.5), 'ms');
      say(`${name}, p95`, percentile(times, 0.95), 'ms');
    }
    const firsts: number[] = [];
    for (let turn = 1; turn < EXPERIMENTS; turn++) {
      firsts.push(
        await timed(() =>
          untilShown(() =>
            trackingPages['runs of an experiment'](client(turn), ids, turn),
          ),
        ),
      );
    }
    say('runs that nobody has looked at, worst', Math.max(...firsts), 'ms');

    for (const viewers of [0, 1, VIEWERS]) {
      const count = await costOf(viewers, proxy, client, ids);
      say(`requests to MLflow in a minute, ${viewers} viewers`, count, '');
    }
  } finally {
    await backend.stop();
    await proxy.close();
    await server.close();
  }
}

type Ids = { models: string[]; experiments: string[] };

/** How many requests MLflow gets in a minute in which so many people have the same pages open. */
async function costOf(
  viewers: number,
  proxy: CountingProxy,
  client: (viewer: number) => MlTrackingClient,
  ids: Ids,
): Promise<number> {
  const before = proxy.count;
  const until = Date.now() + WINDOW_MS;
  const look = async (viewer: number) => {
    const own = client(viewer);
    while (Date.now() < until) {
      for (const page of Object.values(trackingPages)) {
        await untilShown(() => page(own, ids, 0));
      }
      await wait(Math.min(POLL_MS, Math.max(0, until - Date.now())));
    }
  };
  await Promise.all([
    ...Array.from({ length: viewers }, (_, viewer) => look(viewer)),
    wait(WINDOW_MS),
  ]);
  return proxy.count - before;
}

function startBackend(
  dir: string,
  port: number,
  mlflow: string,
): Child<BackendMethods> {
  const config = join(dir, 'app-config.yaml');
  const catalog = join(dir, 'catalog.yaml');
  writeFileSync(catalog, '');
  const common = backendConfig({ port, token: '', catalog, clusters: [] });
  writeFileSync(
    config,
    JSON.stringify({
      ...common,
      ml: { mlflow: { instances: [{ name: 'main', baseUrl: mlflow }] } },
    }),
  );
  return Child.start<BackendMethods>({
    name: 'backend',
    module: require.resolve('../backend/main.ts'),
    args: ['tracking', '--config', config],
    log: join(dir, 'backend.log'),
  });
}

async function signIn(port: number, user: string): Promise<string> {
  const response = await fetch(
    `http://127.0.0.1:${port}/api/auth/bench/refresh`,
    { headers: { [USER_HEADER]: user } },
  );
  return (await response.json()).backstageIdentity.token;
}

function clientOf(port: number, token: string): MlTrackingClient {
  return MlTrackingClient.create({
    baseUrl: () => `http://127.0.0.1:${port}/api/ml`,
    fetch: (input, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return fetch(input, { ...init, headers });
    },
  });
}

/** The ids of everything, as soon as the backend shows all of it. */
async function whole(client: MlTrackingClient): Promise<Ids> {
  const since = performance.now();
  while (performance.now() - since < READY_WITHIN_MS) {
    const { items: models } = await client.listModels();
    const { items: experiments } = await client.listExperiments();
    if (models.length === MODELS && experiments.length > EXPERIMENTS) {
      say('start to all of it shown', performance.now() - since, 'ms');
      const named = experiments.filter(({ name }) => name !== 'Default');
      return {
        models: models.map(({ id }) => id),
        experiments: named.map(({ id }) => id),
      };
    }
    await wait(200);
  }
  throw new Error('The backend does not show all that MLflow has');
}

/** Asks again, as pages do, when the backend has not waited for MLflow. */
async function untilShown(page: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await page();
      return;
    } catch (error) {
      if (!isError(error) || error.name !== 'ResponseError') {
        throw error;
      }
      await wait(100);
    }
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

function say(what: string, figure: number, unit: string) {
  const load = loadavg()[0].toFixed(1);
  process.stdout.write(
    `${what.padEnd(54)} ${Math.round(figure)} ${unit} (load ${load})\n`,
  );
}
