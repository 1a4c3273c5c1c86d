/*
 * 2,000 open streams through a real Backstage backend: what each costs in memory, how soon a change
 * is at all of them, and what readers that never read cost and do to the others. The readers are a
 * process of their own. Run from this package:
 *
 *   node --expose-gc --require @backstage/cli/config/nodeTransform.cjs bench/openStreams.ts
 *     [--streams 2000] [--teams 50] [--rounds 20] [--without-stuck] [--json]
 */
import { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { STREAM_TIMES } from '../src/http/stream/streamWorkloads';
import { InMemoryMirror } from '../src/workloads/__testUtils__/InMemoryMirror';
import { ask, startChild } from './lib/child';
import { optionOf, percentile, Report } from './lib/Report';
import { startBenchBackend } from './lib/startBenchBackend';

const STREAMS = optionOf('streams', 2_000);
const TEAMS = optionOf('teams', 50);
const ROUNDS = optionOf('rounds', 20);
const ROWS_PER_TEAM = 20;
const STUCK = 50;
/** Enough that a snapshot of them is more than the sockets in between take. */
const FAT_ROWS = 20_000;

/** What the others read, so that they are not sent what is there to fill the stuck. */
const QUERY = '?kind=PyTorchJob';

const report = new Report();
const mirror = InMemoryMirror.create();
let change = -1;

function put(team: number, row: number, mark = '') {
  mirror.put({
    uid: `team-${team}-row-${row}`,
    namespace: `team-${team}`,
    owner: `group:default/team-${team}`,
    workload: {
      state: 'Pending',
      reason: 'Suspended',
      message: `${mark}the queue of team ${team} has no quota left`,
    },
  });
}

/** Half of them see everything, the others what their team owns. */
function users(count: number, start = 0): string[] {
  return Array.from({ length: count }, (_, at) => {
    const index = start + at;
    return index % 2 ? `all-${index}` : `team-${(index / 2) % TEAMS}-${index}`;
  });
}

/** Changes one row of each team, so that something concerns everybody; gives the delays. */
async function fanOut(clients: ChildProcess): Promise<number[]> {
  change += 1;
  const start = performance.timeOrigin + performance.now();
  for (let team = 0; team < TEAMS; team++) {
    put(team, change % ROWS_PER_TEAM, `change-${change}- `);
  }
  const arrivals = await ask<number[]>(clients, 'arrivals', change);
  return arrivals.map(time => (time < 0 ? 10_000 : time - start));
}

/** What is in memory when everything has settled, in bytes. */
async function memory() {
  for (let index = 0; index < 4; index++) {
    await wait(250);
    globalThis.gc?.();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, held: heapUsed + external };
}

async function measureOpen(clients: ChildProcess, url: string) {
  // What is compiled, and what the heap takes from the system once, is not the cost of one more.
  const first = Math.floor(STREAMS / 2);
  await ask(clients, 'open', { url, users: users(first), query: QUERY });
  await fanOut(clients);
  const before = await memory();
  const rest = users(STREAMS - first, first);
  await ask(clients, 'open', { url, users: rest, query: QUERY });
  await fanOut(clients);
  const after = await memory();
  const each = (name: 'rss' | 'held') =>
    (after[name] - before[name]) / rest.length / 1024;
  const range = `per stream, from ${first} to ${STREAMS}`;
  report.add('P13', `RSS ${range}`, each('rss'), 'KB');
  report.add('P13', `heap ${range}`, each('held'), 'KB');
}

async function measureFanOut(clients: ChildProcess, name: string) {
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    delays.push(...(await fanOut(clients)));
    await wait(100);
  }
  for (const share of [0.5, 0.99]) {
    report.add(
      'P13',
      `${name}, p${share * 100}`,
      percentile(delays, share),
      'ms',
    );
  }
}

async function measureStuck(clients: ChildProcess, url: string) {
  for (let row = 0; row < FAT_ROWS; row++) {
    mirror.put({
      uid: `fat-${row}`,
      kind: 'RayJob',
      workload: { message: `${row} ${'x'.repeat(1_000)}` },
    });
  }
  await fanOut(clients);
  const before = await memory();
  const slots = Array.from(
    { length: STUCK },
    (_, index) => `all-stuck${index}`,
  );
  const query = '?kind=RayJob';
  await ask(clients, 'open', { url, users: slots, query, isStuck: true });
  await wait(5_000);
  const after = await memory();
  const each = (after.held - before.held) / STUCK / 1024;
  report.add('F12', 'memory per reader that never reads', each, 'KB');
  await measureFanOut(clients, 'change to others beside stuck readers');
  await wait(STREAM_TIMES.patience + 1_000);
  const gone = await memory();
  report.add(
    'F12',
    'memory of all stuck readers after they were dropped',
    (gone.held - before.held) / 1024,
    'KB',
  );
  const { readers } = await ask<{ readers: number }>(clients, 'closed');
  report.add('F12', 'other readers that were dropped', readers, 'streams');
}

async function run() {
  for (let team = 0; team < TEAMS; team++) {
    for (let row = 0; row < ROWS_PER_TEAM; row++) {
      put(team, row);
    }
  }
  const clients = startChild(join(__dirname, 'lib', 'streamClients.ts'));
  const { url } = await startBenchBackend(mirror);
  await measureOpen(clients, url);
  await measureFanOut(clients, `change to ${STREAMS} streams`);
  if (!process.argv.includes('--without-stuck')) {
    await measureStuck(clients, url);
  }
  await ask(clients, 'close');
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
