import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian and its like put the programs, a folder per version. */
const INSTALLED = '/usr/lib/postgresql';

/** For tests only: what is lost in a crash does not matter. */
const UNSAFE = ['fsync', 'synchronous_commit', 'full_page_writes'].map(
  setting => `-c ${setting}=off`,
);

/** A PostgreSQL that tests may write to. */
export interface TestPostgres {
  /** As `ML_TEST_POSTGRES` has it. */
  url: string;
  stop(): Promise<void>;
}

/**
 * How to get a PostgreSQL: the one that `ML_TEST_POSTGRES` names, or else a cluster of its own from
 * the programs that are installed. Nothing where there is neither.
 *
 * @throws Error where a skip counts as a failure (`ML_TEST_REQUIRE=all`).
 */
export function findPostgres(): (() => Promise<TestPostgres>) | undefined {
  const url = process.env.ML_TEST_POSTGRES;
  if (url) {
    return async () => ({ url, stop: async () => {} });
  }
  const bin = programs();
  if (bin) {
    return () => startPostgres(bin);
  }
  const message =
    'SKIPPED: the catalog on PostgreSQL; set ML_TEST_POSTGRES to postgresql://USER@HOST:PORT of a server that tests may write to, or install postgresql';
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return undefined;
}

function programs(): string | undefined {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(INSTALLED, version, 'bin'))
    .find(bin => existsSync(join(bin, 'initdb')));
}

/** A new cluster on loopback; about two seconds. */
async function startPostgres(bin: string): Promise<TestPostgres> {
  // Its sockets have short paths only, and its user must be able to pass all folders above.
  const dir = mkdtempSync(join(tmpdir(), 'ml-pg-'));
  const [data, sockets] = [join(dir, 'd'), join(dir, 's')];
  mkdirSync(sockets);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    execFileSync('chown', ['-R', 'postgres', dir]);
  }
  const as = async (program: string, args: string[]) => {
    const command = [join(bin, program), ...args];
    const [first, ...rest] = isRoot
      ? [
          ...['setpriv', '--reuid=postgres', '--regid=postgres'],
          ...['--init-groups', ...command],
        ]
      : command;
    await run(first, rest, { cwd: dir });
  };
  const port = await freePort();
  await as('initdb', [
    ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
    ...['--locale=C.UTF-8', '--no-sync'],
  ]);
  const options = [
    '-c listen_addresses=127.0.0.1',
    `-c port=${port}`,
    `-c unix_socket_directories=${sockets}`,
    ...UNSAFE,
  ].join(' ');
  await as('pg_ctl', [
    ...['-D', data, '-w', '-t', '60', '-l', join(dir, 'd', 'log')],
    ...['-o', options, 'start'],
  ]);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('The system gave no port')),
      );
    });
  });
}
