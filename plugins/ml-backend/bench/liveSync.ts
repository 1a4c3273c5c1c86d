/*
 * How free the event loop stays while the mirror takes 100,000 jobs of 14 KB from an API server, then
 * 250 changes a second, a storm of 1,000, and as many as it can take. The server is a process of its
 * own; the proxy between is in this one, as the kubernetes plugin is. Run from this package:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs bench/liveSync.ts [--jobs 100000]
 *     [--bytes 14000] [--json]
 */
import { ChildProcess, fork } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import {
  realisticPyTorchJobs,
  startPocketCluster,
  viewerRules,
} from '@internal/demo';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from '../src/clusters';
import { startProxy } from '../src/clusters/simulation/startProxy';
import { answerEach, ask, endWithParent, hear } from './lib/child';
import { optionOf, Report } from './lib/Report';

const TOKEN = 'bench';
const JOBS = 'pytorchjobs.kubeflow.org';
const SECONDS = 20;
/** No news for so long is the end of it. */
const QUIET_MS = 1_000;
/** Changes a second; the last are more than one process can take with its proxy. */
const RATES = { live: 250, storm: 1_000, flood: 4_000 };
const logger = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => logger,
};

/** In the child: serves the jobs, and changes them when it is told to. */
async function serve(count: number, bytes: number) {
  const cluster = await startPocketCluster({
    name: 'bench',
    identities: [{ token: TOKEN, user: 'viewer', rules: viewerRules }],
    windowSize: 100_000,
  });
  const type = cluster.type(JOBS);
  for (let start = 0; start < count; start += 1_000) {
    for (const job of realisticPyTorchJobs(1_000, { bytes, seed: start })) {
      const { namespace, name, uid } = job.metadata;
      const metadata = { ...job.metadata, name: `${name}-${start}`, uid };
      cluster.store.put(type, `${namespace}/${name}-${start}`, {
        ...job,
        metadata,
      });
    }
  }
  const entries = cluster.store.list(type);
  let changes = 0;
  answerEach<number>(
    'change',
    rate =>
      new Promise<number>(resolve => {
        const started = performance.now();
        const before = changes;
        const timer = setInterval(() => {
          const due = before + ((performance.now() - started) / 1000) * rate;
          for (; changes < due && changes < before + rate * SECONDS; ) {
            changes += 1;
            const { key, object } = entries[(changes * 7919) % entries.length];
            const labels = { ...object.metadata.labels, change: `${changes}` };
            const metadata = { ...object.metadata, labels };
            cluster.store.put(type, key, { ...object, metadata });
          }
          if (changes >= before + rate * SECONDS) {
            clearInterval(timer);
            resolve(changes);
          }
        }, 10);
      }),
  );
  endWithParent();
  process.send?.({ url: cluster.url });
}

const report = new Report();

/** Runs `work`, which gives how many objects it was about, and says how it went for all others. */
async function measured(name: string, work: () => Promise<number>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const cpu = process.cpuUsage();
  const start = performance.now();
  delay.enable();
  const objects = await work();
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  const add = (what: string, value: number, unit: string) =>
    report.add('P11', `${name}: ${what}`, value, unit);
  add('objects', objects, 'objects');
  add('rate', objects / seconds, '1/s');
  add('CPU each, with the proxy', (user + system) / objects, 'µs');
  add('event loop delay p50', delay.percentile(50) / 1e6, 'ms');
  add('event loop delay p99', delay.percentile(99) / 1e6, 'ms');
  add('event loop delay, longest', delay.max / 1e6, 'ms');
}

async function run(child: ChildProcess, count: number) {
  const url = await hear<string>(child, 'url');
  const proxy = await startProxy([{ name: 'bench', url, token: TOKEN }]);
  const fleet = ClusterFleet.create({ gateway: proxy.gateway, kinds, logger });
  const isFresh = () =>
    fleet
      .sources()
      .some(
        ({ kind, freshness }) => kind === 'PyTorchJob' && freshness === 'fresh',
      );
  await measured('sync', async () => {
    const fresh = new Promise<void>(resolve => {
      fleet.onSourcesChange(() => isFresh() && resolve());
    });
    fleet.start();
    await fresh;
    return [...fleet.rows()].length;
  });
  let changes = 0;
  fleet.onChange(() => {
    changes += 1;
  });
  const change = async (rate: number) => {
    const before = changes;
    const made = await ask<number>(child, 'change', rate);
    // Until all have come: a flood is longer on the way than it takes to make. What a list tells
    // after a watch that broke is fewer changes, so an end of the news is an end as well.
    for (let seen = -1; changes < made && seen < changes; ) {
      seen = changes;
      await wait(QUIET_MS);
    }
    return changes - before;
  };
  for (const [name, rate] of Object.entries(RATES)) {
    await measured(`${name}, ${rate} a second`, () => change(rate));
  }
  const rss = process.memoryUsage().rss / 1024 / 1024;
  report.add('P10', `RSS with ${count} jobs and the proxy`, rss, 'MB');
  fleet.stop();
  await proxy.close();
  child.kill();
  report.end();
}

const count = optionOf('jobs', 100_000);
const bytes = optionOf('bytes', 14_000);
if (process.argv.includes('--serve')) {
  void serve(count, bytes);
} else {
  const args = ['--jobs', `${count}`, '--bytes', `${bytes}`, '--serve'];
  const execArgv = [...process.execArgv, '--max-old-space-size=8192'];
  void run(fork(__filename, args, { execArgv }), count);
}
