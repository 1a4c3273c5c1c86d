import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { spawnGuarded } from './spawnGuarded.mjs';

const GIVE_UP_MS = 10_000;

const signalGroup = (pid, signal) => {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
};

/**
 * Everything that the launcher starts and that keeps running. `stop` ends all of it; when the
 * launcher dies without, the guards do.
 */
export class Processes {
  #started = [];
  #stopped;

  /**
   * Starts a program.
   *
   * @param {string} name for messages
   * @param {string[]} command program and arguments
   * @param {{ cwd?: string, env?: object, log: string, stdout?: 'log' | 'pipe' }} options `pipe`
   *   gives standard output to the caller; the rest goes to the log
   */
  start(name, command, { cwd, env, log, stdout = 'log' }) {
    mkdirSync(dirname(log), { recursive: true });
    const file = openSync(log, 'w');
    const child = spawnGuarded(command, {
      cwd,
      env,
      stdout: stdout === 'pipe' ? 'pipe' : file,
      stderr: file,
    });
    closeSync(file);
    const started = { name, log, child, exited: undefined };
    started.exit = new Promise(resolve => {
      child.on('error', error => resolve(error.message));
      child.on('exit', (code, signal) =>
        resolve(signal ?? `exit code ${code}`),
      );
    }).then(how => {
      started.exited = how;
      return how;
    });
    this.#started.push(started);
    return started;
  }

  /** Whether everything is being ended. */
  get stopping() {
    return this.#stopped !== undefined;
  }

  /** Ends everything; resolves when nothing is left. May be called again. */
  stop() {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  /** Ends everything at once. */
  kill() {
    for (const { child } of this.#started) {
      signalGroup(child.pid, 'SIGKILL');
    }
  }

  async #stop() {
    for (const { child } of this.#started) {
      child.stdin.end();
    }
    const deadline = Date.now() + GIVE_UP_MS;
    const alive = () =>
      this.#started.some(({ child }) => child.pid && signalGroup(child.pid, 0));
    while (alive() && Date.now() < deadline) {
      await wait(50);
    }
    this.kill();
  }
}
