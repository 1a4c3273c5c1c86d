/*
 * How free the event loop stays while the mirror takes 100,000 jobs of 14 KB from an API server, and
 * then 250 changes a second. The server is a process of its own; the proxy between is in this one, as
 * the kubernetes plugin is. Run from this package:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs bench/liveSync.ts [JOBS] [BYTES]
 */
import { ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  realisticPyTorchJobs,
  startPocketCluster,
  viewerRules,
} from '@internal/demo';
import { kinds } from '@mlport/backstage-plugin-ml-common';
import { ClusterFleet } from '../src/clusters';
import { startProxy } from '../src/clusters/simulation/startProxy';

const TOKEN = 'bench';
const JOBS = 'pytorchjobs.kubeflow.org';
const RATE = 250;
const LIVE_SECONDS = 20;
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
  process.on('message', message => {
    if (message !== 'change') {
      return;
    }
    const started = performance.now();
    let done = 0;
    const timer = setInterval(() => {
      const due = ((performance.now() - started) / 1000) * RATE;
      for (; done < due && done < RATE * LIVE_SECONDS; done += 1) {
        const { key, object } = entries[(done * 7919) % entries.length];
        const labels = { ...object.metadata.labels, change: String(done) };
        const metadata = { ...object.metadata, labels };
        cluster.store.put(type, key, { ...object, metadata });
      }
      if (done >= RATE * LIVE_SECONDS) {
        clearInterval(timer);
        process.send?.('changed');
      }
    }, 10);
  });
  process.send?.(cluster.url);
}

/** What the child says; other messages are those of the loader of TypeScript. */
async function told(child: ChildProcess, pattern: RegExp): Promise<string> {
  for await (const [message] of on(child, 'message')) {
    if (typeof message === 'string' && pattern.test(message)) {
      return message;
    }
  }
  throw new Error('The server said nothing');
}

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Runs `work` and says how it went for everybody else in the process. */
async function measured(name: string, work: () => Promise<number>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const cpu = process.cpuUsage();
  const start = performance.now();
  delay.enable();
  const objects = await work();
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
  say(
    `${name}: ${objects} objects in ${(
      (performance.now() - start) /
      1000
    ).toFixed(1)} s, ${((user + system) / objects).toFixed(
      0,
    )} µs of CPU each with the proxy; event loop delay p50 ${ms(
      delay.percentile(50),
    )} ms, p99 ${ms(delay.percentile(99))} ms, longest ${ms(delay.max)} ms`,
  );
}

async function run(child: ChildProcess, count: number) {
  const url = await told(child, /^http/);
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
  await measured(`live, ${RATE} a second`, async () => {
    child.send('change');
    await told(child, /changed/);
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
    return changes;
  });
  say(
    `${[...fleet.rows()].length} of ${count} rows; RSS ${Math.round(
      process.memoryUsage().rss / 1024 / 1024,
    )} MB`,
  );
  fleet.stop();
  await proxy.close();
  child.kill();
}

const [count = 100_000, bytes = 14_000] = process.argv
  .slice(2)
  .filter(text => /^\d+$/.test(text))
  .map(Number);
if (process.argv.includes('--serve')) {
  void serve(count, bytes);
} else {
  const args = [String(count), String(bytes), '--serve'];
  void run(
    fork(__filename, args, {
      execArgv: [...process.execArgv, '--max-old-space-size=8192'],
    }),
    count,
  );
}
