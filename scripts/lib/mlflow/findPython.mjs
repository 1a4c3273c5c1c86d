import { spawnSync } from 'node:child_process';

/** The oldest minor version of Python 3 that MLflow runs on. */
const OLDEST = 10;

const NAMES = [
  'python3',
  ...['python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'],
  'python',
];

/** Says the version and the path, and in a third line whether it can make virtual environments. */
const PROBE = [
  'import sys',
  'print(*sys.version_info[:2])',
  'print(sys.executable)',
  'import ensurepip, venv',
  'print("venv")',
].join('\n');

/**
 * A Python that MLflow can be installed for.
 *
 * @param {(name: string) => string} ask runs `PROBE` on the program of that name, and gives what it printed
 * @returns {{ python: string } | { missing: string }} its path, or what is missing, in words
 */
export function findPython(ask = askProgram) {
  let missing = `no Python 3.${OLDEST} or newer`;
  for (const name of NAMES) {
    const [version = '', python, venv] = ask(name).trim().split('\n');
    const [major, minor] = version.split(' ').map(Number);
    if (major !== 3 || !(minor >= OLDEST)) {
      continue;
    }
    if (venv === 'venv') {
      return { python };
    }
    missing = `Python 3.${minor} is without venv: install the package python3-venv`;
  }
  return { missing };
}

function askProgram(name) {
  const { stdout } = spawnSync(name, ['-c', PROBE], {
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return stdout ?? '';
}
