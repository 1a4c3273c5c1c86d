import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../UserError.mjs';
import { pythonEnvironment } from './pythonEnvironment.mjs';

/** Two busy cores have been seen to take 35 s. */
const READY_WITHIN_MS = 180_000;
const ASK_EVERY_MS = 300;

/**
 * Starts an MLflow on the loopback interface and waits until it answers.
 *
 * @param {{ logs: string, processes: import('../Processes.mjs').Processes, signal?: AbortSignal }} context
 * @param {{ python: string, port: number, data: string }} options `data` is the folder of its database and
 *   artifacts; what is there is kept
 * @returns {Promise<{ url: string, version: string, exit: Promise<string> }>}
 * @throws UserError when it ends, or does not answer in time
 */
export async function startMlflow({ logs, processes, signal }, options) {
  const { python, port, data } = options;
  mkdirSync(data, { recursive: true });
  const started = processes.start(
    'MLflow',
    [
      ...[python, '-m', 'mlflow', 'server', '--workers', '1'],
      ...['--host', '127.0.0.1', '--port', String(port)],
      // Beside its working directory: a path with a blank is no URL of a database.
      ...['--backend-store-uri', 'sqlite:///mlflow.db'],
      ...['--artifacts-destination', './artifacts'],
    ],
    { cwd: data, env: pythonEnvironment(), log: join(logs, 'mlflow.log') },
  );
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const version = await ask(`${url}/version`);
    if (version) {
      return { url, version, exit: started.exit };
    }
    if (started.exited || Date.now() > deadline) {
      const how =
        started.exited ?? `not ready after ${READY_WITHIN_MS / 1000} s`;
      throw new UserError(
        `MLflow did not start (${how}): ${lastLine(started.log)}`,
        `Log: ${started.log}`,
      );
    }
    await wait(ASK_EVERY_MS, undefined, { signal });
  }
}

async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? (await response.text()).trim() : undefined;
  } catch {
    return undefined;
  }
}

const lastLine = log => readFileSync(log, 'utf8').trim().split('\n').pop();
