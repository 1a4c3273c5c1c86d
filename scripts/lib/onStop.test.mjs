import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

const launcher = `
  import { onStop } from ${JSON.stringify(
    new URL('./onStop.mjs', import.meta.url).href,
  )};
  onStop({
    stop: async () => console.log('stopped'),
    kill: () => console.log('killed'),
    say: () => {},
  });
  console.log(process.pid);
  setInterval(() => {}, 1000);
`;

/** A launcher under a shell under another process, as npm starts it. */
async function underNpm() {
  const npm = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, ${JSON.stringify(
        launcher,
      )}], { stdio: 'inherit' })`,
    ],
    {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: npm.stdout });
  const [pid] = await once(lines, 'line');
  return { npm, lines, pid: Number(pid) };
}

test('stops in order on a signal', async () => {
  const { lines, pid } = await underNpm();
  process.kill(pid, 'SIGTERM');
  assert.deepEqual(await once(lines, 'line'), ['stopped']);
});

test(
  'stops when npm is killed, although its shell lives on',
  { skip: process.platform !== 'linux' && 'needs /proc' },
  async () => {
    const { npm, lines } = await underNpm();
    npm.kill('SIGKILL');
    assert.deepEqual(await once(lines, 'line'), ['stopped']);
  },
);
