import { runGit } from './runGit';

/** Who a commit is by. */
export interface Identity {
  name: string;
  email: string;
}

/**
 * Writes a commit object; no ref moves.
 *
 * @returns its id.
 */
export async function writeCommit(
  gitDir: string,
  commit: {
    tree: string;
    parents: string[];
    message: string;
    author: Identity;
    committer: Identity;
  },
): Promise<string> {
  const parents = commit.parents.flatMap(parent => ['-p', parent]);
  const { stdout } = await runGit(
    gitDir,
    ['commit-tree', ...parents, '-F', '-', commit.tree],
    {
      input: commit.message,
      env: {
        GIT_AUTHOR_NAME: plain(commit.author.name),
        GIT_AUTHOR_EMAIL: plain(commit.author.email),
        GIT_COMMITTER_NAME: plain(commit.committer.name),
        GIT_COMMITTER_EMAIL: plain(commit.committer.email),
      },
    },
  );
  return stdout.toString('utf8').trim();
}

/** Git strips most of what breaks its header lines; an environment takes no NUL, and no name is empty. */
function plain(text: string): string {
  const kept = Array.from(text).filter(
    character => character >= ' ' && !'<>'.includes(character),
  );
  return kept.join('').trim() || 'unknown';
}
