import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The first Git that merges without a worktree (`merge-tree --write-tree`). */
const NEEDED = [2, 38];

/** @throws Error which says what to install. */
export async function checkGit(): Promise<void> {
  const { stdout } = await promisify(execFile)('git', ['--version']).catch(
    () => {
      throw new Error(`Git is not there: install Git ${NEEDED.join('.')}`);
    },
  );
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
  const [wantedMajor, wantedMinor] = NEEDED;
  const enough =
    Number(major) > wantedMajor ||
    (Number(major) === wantedMajor && Number(minor) >= wantedMinor);
  if (!enough) {
    throw new Error(
      `${stdout.trim()} is too old: Git ${NEEDED.join('.')} is needed to merge`,
    );
  }
}
