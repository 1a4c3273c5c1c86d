import { runGit } from './runGit';

/** Who, and when (ISO 8601). */
export interface Signature {
  name: string;
  email: string;
  date: string;
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

/** Fields in the order of `Commit`; none of them can hold a NUL. */
const FIELDS = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI'];
const FORMAT = `--format=tformat:${[...FIELDS, '%B'].join('%x00')}`;

/** The most that a list of new commits shows. */
const MAX_BETWEEN = 250;

/** A commit and its ancestors, newest first. */
export async function readCommits(
  gitDir: string,
  commit: string,
  { limit, skip = 0 }: { limit: number; skip?: number },
): Promise<Commit[]> {
  return read(gitDir, [`--max-count=${limit}`, `--skip=${skip}`, commit]);
}

/** What `to` has and `from` has not, newest first, at most 250. */
export async function readCommitsBetween(
  gitDir: string,
  from: string,
  to: string,
): Promise<Commit[]> {
  return read(gitDir, [`--max-count=${MAX_BETWEEN}`, `${from}..${to}`]);
}

async function read(gitDir: string, range: string[]): Promise<Commit[]> {
  const { stdout } = await runGit(gitDir, [
    'log',
    '-z',
    '--encoding=UTF-8',
    FORMAT,
    ...range,
    '--',
  ]);
  const fields = stdout.toString('utf8').split('\0');
  const commits: Commit[] = [];
  const width = FIELDS.length + 1;
  for (let at = 0; at + width <= fields.length; at += width) {
    commits.push(toCommit(fields.slice(at, at + width)));
  }
  return commits;
}

/** One commit, by its full id. */
export async function readCommit(gitDir: string, sha: string): Promise<Commit> {
  const [commit] = await readCommits(gitDir, sha, { limit: 1 });
  return commit;
}

function toCommit([sha, tree, parents, ...rest]: string[]): Commit {
  const [an, ae, ad, cn, ce, cd, message] = rest;
  return {
    sha,
    tree,
    parents: parents.split(' ').filter(Boolean),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
    message: message.trimEnd(),
  };
}
