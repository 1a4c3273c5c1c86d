import { execFile } from 'node:child_process';
import { gitEnvironment } from './gitEnvironment';

/** The most that one command may answer, in bytes; what is longer is streamed or refused. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/** How a Git command ended. */
export interface GitResult {
  code: number;
  stdout: Buffer;
}

export interface GitOptions {
  /** What the command reads. */
  input?: Buffer | string;
  /** More environment, e.g. the author of a commit. */
  env?: Record<string, string>;
  /** Exit codes that are answers; any other one rejects. */
  answers?: number[];
}

/** Git refused or failed; `message` is what it said. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/**
 * Runs Git on a bare repository: an argument array, no shell, no configuration but our own.
 *
 * @throws GitError when it ends with a code that is not among the answers.
 */
export async function runGit(
  gitDir: string,
  args: string[],
  { input, env, answers = [0] }: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [`--git-dir=${gitDir}`, ...args],
      {
        env: { ...gitEnvironment(), ...env },
        encoding: 'buffer',
        maxBuffer: MAX_OUTPUT,
      },
      (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code === 'number' && answers.includes(code)) {
          resolve({ code, stdout });
          return;
        }
        const said = stderr.toString('utf8').trim() || error?.message;
        reject(new GitError(`git ${args[0]}: ${said}`));
      },
    );
    // A command that ends before it has read all answers with its exit code, not with EPIPE.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
