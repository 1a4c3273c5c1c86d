import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../lib/UserError.mjs';

const POLL_MS = 50;
const GIVE_UP_MS = 10_000;

/**
 * The processes of one cluster. They outlive the program that started them, so they are noted in the
 * cluster's folder; and since ids are used again, one counts as ours only while its command line
 * names that folder.
 */
export class Parts {
  #dir;

  /** @param {string} dir the cluster's folder */
  constructor(dir) {
    this.#dir = dir;
  }

  /**
   * Starts a program in a process group of its own, with its output in a log.
   *
   * @param {string} name
   * @param {string[]} command program and arguments; one of them names the folder
   */
  start(name, [program, ...args]) {
    const log = this.logOf(name);
    mkdirSync(dirname(log), { recursive: true });
    const file = openSync(log, 'a');
    const child = spawn(program, args, {
      cwd: this.#dir,
      detached: true,
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    // What became of it is asked of the system; its log has the cause.
    child.on('error', () => {});
    child.unref();
    this.#write({ ...this.#read(), [name]: child.pid });
  }

  /** Where the output of a part is. */
  logOf(name) {
    return join(this.#dir, 'logs', `${name}.log`);
  }

  /** What runs: ids by name. */
  pids() {
    return Object.fromEntries(
      Object.entries(this.#read()).filter(([, pid]) => this.#isOurs(pid)),
    );
  }

  /**
   * Ends parts as a crash would, for none has anything to lose; without names all of them.
   *
   * @throws UserError when something does not end
   */
  async stop(...names) {
    const pids = Object.entries(this.pids())
      .filter(([name]) => names.length === 0 || names.includes(name))
      .map(([, pid]) => pid);
    const alive = () => pids.filter(pid => this.#isOurs(pid));
    const since = Date.now();
    for (const pid of pids) {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    while (alive().length > 0) {
      if (Date.now() - since > GIVE_UP_MS) {
        throw new UserError(`Still alive: ${alive().join(', ')}`);
      }
      await wait(POLL_MS);
    }
  }

  /** By `ps`, which Linux and macOS have. */
  #isOurs(pid) {
    const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', `${pid}`], {
      encoding: 'utf8',
    });
    return (stdout ?? '').includes(`${this.#dir}/`);
  }

  get #file() {
    return join(this.#dir, 'pids.json');
  }

  #read() {
    return existsSync(this.#file)
      ? JSON.parse(readFileSync(this.#file, 'utf8'))
      : {};
  }

  #write(pids) {
    writeFileSync(this.#file, JSON.stringify(pids));
  }
}
