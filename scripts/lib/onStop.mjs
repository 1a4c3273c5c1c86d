import { readFileSync } from 'node:fs';

/**
 * Stops in order on Ctrl-C, on SIGTERM, and when npm, which started this, is gone; at once on a
 * second Ctrl-C.
 *
 * @param {{ stop: () => Promise<void>, kill: () => void, say: (text: string) => void }} actions
 * @returns {{ signal: AbortSignal }} fires when it stops
 */
export function onStop({ stop, kill, say }) {
  const controller = new AbortController();
  let asked = 0;
  const end = async code => {
    asked += 1;
    if (asked === 1) {
      controller.abort();
      say('\nStopping');
      await stop();
    } else {
      kill();
    }
    process.exit(code);
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  // A terminal that is gone must not keep the rest from being stopped.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  if (process.env.npm_lifecycle_event) {
    const before = ancestors();
    setInterval(() => ancestors() !== before && end(1), 1000).unref();
  }
  return { signal: controller.signal };
}

/** The parent, and on Linux its parent: npm starts a shell that outlives it. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.replace(/^.*\) /, '').split(' ')[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}
