import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from './UserError.mjs';
import { run } from './run.mjs';

/**
 * Pushes `templates/` as it is in the working tree to the branch `main` of a repository, which then
 * holds that and nothing else. A commit is made when something has changed since the last time.
 *
 * @param {{ root: string, logs: string, signal: AbortSignal }} context
 * @param {{ remote: string, user: { name: string, password: string } }} target
 * @throws UserError when Git fails
 */
export async function pushTemplates({ root, logs, signal }, { remote, user }) {
  const gitDir = join(logs, 'templates.git');
  mkdirSync(gitDir, { recursive: true });
  const credentials = Buffer.from(`${user.name}:${user.password}`);
  const env = {
    PATH: process.env.PATH,
    // What somebody has configured, signing of commits for one, is not for this.
    HOME: gitDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_DIR: gitDir,
    GIT_WORK_TREE: join(root, 'templates'),
    GIT_AUTHOR_NAME: 'ML platform',
    GIT_AUTHOR_EMAIL: 'portal@localhost',
    GIT_COMMITTER_NAME: 'ML platform',
    GIT_COMMITTER_EMAIL: 'portal@localhost',
    // Not an argument, which everybody on this machine could read.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${remote}.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials.toString(
      'base64',
    )}`,
  };
  const git = async (args, { mayFail = false } = {}) => {
    const { code, lines } = await run(['git', ...args], {
      cwd: root,
      env,
      log: join(logs, 'templates.log'),
      signal,
    });
    signal.throwIfAborted();
    if (code !== 0 && !mayFail) {
      throw new UserError(
        `The templates could not be pushed: ${lines[lines.length - 1]}`,
        `git ${args.join(' ')}`,
      );
    }
    return code === 0;
  };
  await git(['init', '--quiet', '--initial-branch=main']);
  await git(['add', '--all', '--force', '.']);
  const unchanged =
    (await git(['rev-parse', '--quiet', '--verify', 'HEAD'], {
      mayFail: true,
    })) && (await git(['diff', '--cached', '--quiet'], { mayFail: true }));
  if (!unchanged) {
    await git(['commit', '--quiet', '--message', 'Templates of the platform']);
  }
  await git(['push', '--quiet', '--force', remote, 'HEAD:refs/heads/main']);
}
