import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const afterwards = fileURLToPath(new URL('../afterwards.mjs', import.meta.url));

/**
 * A folder outside of the project, for what lies in the project finds the project's own packages.
 * What was installed in it is kept in the project's cache for the next one. It is removed even when
 * this process is killed.
 */
export class Workshop {
  #helper;
  #kept;

  constructor(root) {
    this.folder = mkdtempSync(join(realpathSync(tmpdir()), 'ml-adopt-'));
    this.#kept = join(root, '.cache', 'adopt', 'installed');
    this.#helper = spawn(
      process.execPath,
      [afterwards, 'rm', '-rf', this.folder],
      { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
    );
  }

  /** Puts what an earlier run installed into an app, where it can be moved. */
  giveInstalled(app, workspaces) {
    for (const workspace of workspaces) {
      move(
        join(this.#kept, workspace, 'node_modules'),
        join(app, workspace, 'node_modules'),
      );
    }
  }

  /** Takes it out of the app again; only of one whose installation came to its end. */
  keepInstalled(app, workspaces) {
    rmSync(this.#kept, { recursive: true, force: true });
    for (const workspace of workspaces) {
      move(
        join(app, workspace, 'node_modules'),
        join(this.#kept, workspace, 'node_modules'),
      );
    }
  }

  /** Removes the folder. */
  close() {
    const gone = new Promise(resolve => this.#helper.on('exit', resolve));
    this.#helper.stdin.end();
    return gone;
  }
}

/** A folder of many files is moved or not at all: copying it takes as long as installing. */
function move(from, to) {
  if (!existsSync(from)) {
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== 'EXDEV') {
      throw error;
    }
  }
}
