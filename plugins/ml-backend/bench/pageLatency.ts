/*
 * How long a page of 200 rows takes at the plugin's route, out of 100,000 rows of which 250 change
 * a second, at 200 requests a second. Permissions are answered in the process. Run from this package:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs bench/pageLatency.ts
 *     [--rows 100000] [--rate 200] [--changes 250] [--seconds 15] [--json]
 */
import { join } from 'node:path';
import { InMemoryMirror } from '../src/workloads/__testUtils__/InMemoryMirror';
import { ask, startChild } from './lib/child';
import { rowOf } from './lib/manyRows';
import { optionOf, percentile, Report } from './lib/Report';
import { startPluginRoute } from './lib/startPluginRoute';

const ROWS = optionOf('rows', 100_000);
const CHANGES = optionOf('changes', 250);
const perSecond = optionOf('rate', 200);
const seconds = optionOf('seconds', 15);

/** What is asked for, each in a run of its own. */
const PAGES: Record<string, string[]> = {
  'default page': [''],
  'pages in different orders and filters': [
    '',
    '?sort=name',
    '?sort=-age',
    '?state=Queued',
    '?namespace=team-7',
    '?kind=RayJob&sort=queue',
    '?text=model-33',
  ],
};

async function run() {
  const report = new Report();
  const mirror = InMemoryMirror.create();
  const url = await startPluginRoute(mirror);
  for (let index = 0; index < ROWS; index++) {
    mirror.put(rowOf(index));
  }
  let changed = 0;
  const start = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1000) * CHANGES;
    for (; changed < due; changed++) {
      const index = (changed * 7_919) % ROWS;
      mirror.put(rowOf(index, `change ${changed}: `));
    }
  }, 10);
  const clients = startChild(join(__dirname, 'lib', 'pageClients.ts'));
  for (const [name, queries] of Object.entries(PAGES)) {
    await ask(clients, 'ask', { url, queries, perSecond: 20, seconds: 3 });
    const cpu = process.cpuUsage();
    const asking = { url, queries, perSecond, seconds };
    const times = await ask<number[]>(clients, 'ask', asking);
    const { user, system } = process.cpuUsage(cpu);
    report.add('P6', `${name}, p50`, percentile(times, 0.5), 'ms');
    report.add('P6', `${name}, p99`, percentile(times, 0.99), 'ms');
    const each = (user + system) / 1000 / times.length;
    report.add('P6', `${name}, CPU per request`, each, 'ms');
  }
  clearInterval(timer);
  clients.kill();
  report.end();
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
