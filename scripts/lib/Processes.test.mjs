import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Processes } from './Processes.mjs';
import { firstLine } from './firstLine.mjs';
import { run } from './run.mjs';

const dir = mkdtempSync(join(tmpdir(), 'processes-'));
const log = join(dir, 'log');

/** Starts a grandchild that ignores polite signals, says its pid, and stays. */
const STUBBORN = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')"], { stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.once('data', () => console.log(JSON.stringify({ pid: child.pid })));
  setInterval(() => {}, 1000);
`;

const alive = pid => {
  try {
    process.kill(pid, 0);
    // A zombie is not alive.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

async function gone(pid) {
  for (let i = 0; i < 200 && alive(pid); i += 1) {
    await wait(50);
  }
  return !alive(pid);
}

test('stop leaves nothing behind, not even what ignores signals', async () => {
  const processes = new Processes();
  const command = [process.execPath, '-e', STUBBORN];
  const started = processes.start('x', command, { log, stdout: 'pipe' });
  const { pid } = await firstLine(started, { timeoutMs: 10_000 });
  assert.ok(alive(pid));
  await processes.stop();
  assert.ok(await gone(pid));
});

test('nothing outlives a launcher that is killed', async () => {
  const launcher = `
    import { Processes } from ${JSON.stringify(
      new URL('./Processes.mjs', import.meta.url).href,
    )};
    import { firstLine } from ${JSON.stringify(
      new URL('./firstLine.mjs', import.meta.url).href,
    )};
    const started = new Processes().start('x', [process.execPath, '-e', ${JSON.stringify(
      STUBBORN,
    )}], { log: ${JSON.stringify(log)}, stdout: 'pipe' });
    console.log(JSON.stringify(await firstLine(started, { timeoutMs: 10_000 })));
  `;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', launcher],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { pid } = JSON.parse(line);
  child.kill('SIGKILL');
  assert.ok(await gone(pid));
});

test('says why a program did not get ready', async () => {
  const processes = new Processes();
  const started = processes.start(
    'demo',
    [process.execPath, '-e', 'console.error("no luck"); process.exit(3)'],
    { log, stdout: 'pipe' },
  );
  await assert.rejects(firstLine(started, { timeoutMs: 10_000 }), {
    name: 'UserError',
    message: 'The demo did not start (exit code 3): no luck',
  });
});

test('run gives the exit code and the lines', async () => {
  const command = [
    process.execPath,
    '-e',
    'console.log("a\\nb"); process.exit(7)',
  ];
  assert.deepEqual(await run(command, { log }), { code: 7, lines: ['a', 'b'] });
  assert.equal((await run(['/no/such/program'], { log })).code, 127);
});

test('run ends what it runs when it is told to', async () => {
  const controller = new AbortController();
  const script = 'console.log(process.pid); setInterval(() => {}, 1000)';
  let pid;
  await run([process.execPath, '-e', script], {
    log,
    signal: controller.signal,
    onLine: line => {
      pid = Number(line);
      controller.abort();
    },
  });
  assert.ok(await gone(pid));
});
