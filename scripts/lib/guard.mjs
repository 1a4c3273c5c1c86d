// guard.mjs COMMAND [ARGUMENT…]: runs a command in the guard's own process group, and ends the
// whole group when standard input ends. The launcher holds the other end of that pipe, so nothing
// outlives it, however it dies.
import { spawn } from 'node:child_process';

const GRACE_MS = 5000;
const STRAYS_MS = 500;
const [command, ...args] = process.argv.slice(2);

const signalGroup = signal => {
  try {
    process.kill(-process.pid, signal);
  } catch {
    // Nobody is left to hear it.
  }
};

let ending = false;
const end = () => {
  if (!ending) {
    ending = true;
    signalGroup('SIGTERM');
    // The guard is in the group: this ends it too.
    setTimeout(() => signalGroup('SIGKILL'), GRACE_MS);
  }
};

// The guard must outlive the polite signals, to send the other one.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, end);
}
process.stdin.on('end', end).on('error', end).resume();

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', error => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  if (ending) {
    setTimeout(() => signalGroup('SIGKILL'), STRAYS_MS);
    return;
  }
  ending = true;
  if (signal) {
    process.stderr.write(`${command}: ended by ${signal}\n`);
  }
  // What the command started and left behind goes with it.
  signalGroup('SIGTERM');
  process.exit(code ?? 1);
});
