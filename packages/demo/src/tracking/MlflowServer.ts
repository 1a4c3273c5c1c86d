import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MlflowWriter } from './MlflowWriter';

/** Two busy cores have been seen to take 35 s. */
const READY_WITHIN_MS = 180_000;

/** How a server is started; a new one without anything in it when nothing is said. */
export type MlflowServerOptions = {
  /** A Python that has mlflow. */
  python: string;
  /** A free one when absent. */
  port?: number;
  /** The folder of its database and artifacts; a new one when absent. What is there is kept. */
  dir?: string;
  /** More arguments of `mlflow server`. */
  args?: string[];
  env?: Record<string, string>;
};

/** A real MLflow for tests, on the loopback interface, with SQLite. */
export class MlflowServer {
  readonly #child: ChildProcess;
  readonly url: string;
  readonly port: number;
  readonly dir: string;

  /**
   * Starts it and waits until it answers.
   *
   * @throws Error with the end of its log when it does not.
   */
  static async start(options: MlflowServerOptions): Promise<MlflowServer> {
    const { python, args = [] } = options;
    const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'ml-mlflow-'));
    const port = options.port ?? (await freePort());
    const log = join(dir, 'server.log');
    const file = openSync(log, 'a');
    const child = spawn(
      python,
      [
        ...['-m', 'mlflow', 'server', '--workers', '1'],
        ...['--host', '127.0.0.1', '--port', String(port)],
        ...['--backend-store-uri', 'sqlite:///mlflow.db'],
        ...['--artifacts-destination', './artifacts', ...args],
      ],
      {
        cwd: dir,
        // Its worker is a child of its own: the group ends with it.
        detached: true,
        stdio: ['ignore', file, file],
        env: {
          ...process.env,
          DO_NOT_TRACK: 'true',
          MLFLOW_DISABLE_TELEMETRY: 'true',
          MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
          ...options.env,
        },
      },
    );
    closeSync(file);
    let failure: Error | undefined;
    child.once('error', error => {
      failure = error;
    });
    const server = new MlflowServer(child, port, dir);
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await MlflowWriter.create(server.url).isReady())) {
      if (failure || child.exitCode !== null || Date.now() > deadline) {
        await server.kill();
        const said = readFileSync(log, 'utf8').slice(-1000);
        throw new Error(`MLflow did not start: ${failure?.message ?? said}`);
      }
      await wait(200);
    }
    return server;
  }

  private constructor(child: ChildProcess, port: number, dir: string) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
    this.port = port;
    this.dir = dir;
  }

  /** Ends it as a crash would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Ends it. */
  close(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals) {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) {
      return;
    }
    const gone = once(this.#child, 'exit');
    process.kill(-pid, signal);
    await gone;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
