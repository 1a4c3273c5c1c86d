import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(
  require.resolve('@internal/demo/package.json'),
  '../../..',
);

const TOOLS = join(ROOT, '.tools');

/** A Python that has MLflow: that of `ML_TEST_MLFLOW`, else the one that `npm start` installed. */
function python(): string | undefined {
  const installed = existsSync(TOOLS)
    ? readdirSync(TOOLS).filter(name => /^mlflow-[0-9a-f]+$/.test(name))
    : [];
  return [
    process.env.ML_TEST_MLFLOW,
    ...installed.map(name => join(TOOLS, name, 'bin/python')),
  ].find(path => path !== undefined && existsSync(path));
}

/**
 * `describe` for tests of a real MLflow; it skips, loudly, where there is none to be had.
 *
 * @throws Error where a skip counts as a failure (`ML_TEST_REQUIRE=all`).
 */
export function realMlflowTests(): jest.Describe {
  if (python()) {
    return describe;
  }
  const message =
    'SKIPPED: a real MLflow; set ML_TEST_MLFLOW to a Python with MLflow, or run npm start once (docs/testing.md)';
  if (process.env.ML_TEST_REQUIRE === 'all') {
    throw new Error(message);
  }
  process.stderr.write(`${message}\n`);
  return describe.skip as jest.Describe;
}

/** A real MLflow of a test's own, on SQLite. */
export class RealMlflow {
  readonly url: string;
  readonly #server: ChildProcess;
  readonly #folder: string;

  /** Starts one; 8 seconds of processor time. */
  static async start(...options: string[]): Promise<RealMlflow> {
    const program = python();
    if (!program) {
      throw new Error('There is no Python that has MLflow');
    }
    const folder = mkdtempSync(join(tmpdir(), 'ml-mlflow-'));
    mkdirSync(join(folder, 'artifacts'));
    const server = spawn(
      program,
      [
        ...['-m', 'mlflow', 'server', '--host', '127.0.0.1', '--port', '0'],
        ...['--workers', '1', '--backend-store-uri'],
        `sqlite:///${join(folder, 'mlflow.db')}`,
        ...['--artifacts-destination', join(folder, 'artifacts')],
        ...options,
      ],
      {
        cwd: folder,
        // It has a child that serves; the two end together.
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: {
          ...process.env,
          DO_NOT_TRACK: 'true',
          MLFLOW_DISABLE_TELEMETRY: 'true',
          MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        },
      },
    );
    return new RealMlflow(server, folder, await addressOf(server));
  }

  private constructor(server: ChildProcess, folder: string, url: string) {
    this.#server = server;
    this.#folder = folder;
    this.url = url;
  }

  async stop(): Promise<void> {
    const { pid, exitCode } = this.#server;
    if (pid !== undefined && exitCode === null) {
      const ended = once(this.#server, 'exit');
      process.kill(-pid, 'SIGKILL');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Where it listens, once it does; it goes on logging, to nobody. */
async function addressOf(server: ChildProcess): Promise<string> {
  const said: string[] = [];
  if (!server.stderr) {
    throw new Error('The log of MLflow cannot be read');
  }
  const lines = createInterface({ input: server.stderr });
  return new Promise((found, lost) => {
    lines.on('line', line => {
      const url = /running on (http:\/\/[\d.:]+)/.exec(line)?.[1];
      if (url) {
        found(url);
      }
      said.push(line);
      said.splice(0, said.length - 20);
    });
    server.once('error', lost);
    lines.once('close', () =>
      lost(new Error(`MLflow did not start:\n${said.join('\n')}`)),
    );
  });
}
