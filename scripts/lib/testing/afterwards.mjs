// afterwards.mjs COMMAND [ARGUMENT…]: waits until standard input ends, because its parent asks or
// is gone, and then runs a command.
import { spawnSync } from 'node:child_process';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}
process.stdin.resume().on('close', () => {
  const [command, ...args] = process.argv.slice(2);
  process.exit(spawnSync(command, args, { stdio: 'ignore' }).status ?? 1);
});
