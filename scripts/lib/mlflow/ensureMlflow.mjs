import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../UserError.mjs';
import { run } from '../run.mjs';
import { pythonEnvironment } from './pythonEnvironment.mjs';

const file = name => fileURLToPath(new URL(`./${name}`, import.meta.url));
const REQUIREMENTS = file('requirements.txt');
const UV = file('uv.txt');

const PINNED = ['--no-deps', '--require-hashes', '--only-binary', ':all:'];

/** Where the virtual environment is for these requirements, and its Python. */
function places(root) {
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS));
  const home = join(
    root,
    '.tools',
    `mlflow-${hash.digest('hex').slice(0, 12)}`,
  );
  return { home, python: join(home, 'bin', 'python') };
}

/** The Python with MLflow that was installed before; `undefined` when none was. */
export function installedMlflow(root) {
  const { python } = places(root);
  return existsSync(python) ? python : undefined;
}

/**
 * Installs MLflow from PyPI into `.tools/`, once: about 430 MB.
 *
 * @param {{ root: string, logs: string, python: string, signal?: AbortSignal }} options `python` makes the
 *   virtual environment
 * @returns {Promise<string>} the Python that has it
 * @throws UserError when it cannot be had
 */
export async function ensureMlflow({ root, logs, python, signal }) {
  const installed = installedMlflow(root);
  if (installed) {
    return installed;
  }
  const { home } = places(root);
  // Made beside and then renamed: half an installation is never taken for a whole one.
  const half = `${home}.${process.pid}`;
  const inside = join(half, 'bin', 'python');
  const step = (name, command) =>
    runStep(command, { log: join(logs, `mlflow-${name}.log`), signal });
  try {
    mkdirSync(dirname(half), { recursive: true });
    await step('venv', [python, '-m', 'venv', half]);
    try {
      await step('uv', [inside, '-m', 'pip', 'install', ...PINNED, '-r', UV]);
      await step('install', [
        ...[inside, '-m', 'uv', 'pip', 'install', '--python', inside],
        ...[...PINNED, '--compile-bytecode', '-r', REQUIREMENTS],
      ]);
    } catch {
      signal?.throwIfAborted();
      // Mirrors and proxies are often known to pip alone, whose words people know, too.
      await step('pip', [
        ...[inside, '-m', 'pip', 'install', ...PINNED, '-r', REQUIREMENTS],
      ]);
    }
    renameSync(half, home);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return places(root).python;
}

async function runStep(command, { log, signal }) {
  const { code, lines } = await run(command, {
    env: pythonEnvironment(),
    log,
    signal,
  });
  signal?.throwIfAborted();
  if (code !== 0) {
    throw new UserError(
      `MLflow could not be installed (${reason(lines)})`,
      `Check the network and pip's settings. Log: ${log}`,
    );
  }
}

/** What pip says of a network that fails is above what it concludes of it. */
const NETWORK = /(\[Errno[^\]]*\][^'"]*|certificate verify failed|timed out)/;

const reason = lines =>
  lines.map(line => NETWORK.exec(line)?.[1]).find(Boolean) ??
  lines.findLast(line => /^\s*(ERROR|error):/.test(line))?.trim() ??
  lines.findLast(line => line.trim())?.trim() ??
  'no output';
