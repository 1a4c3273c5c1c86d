import { runGit } from './runGit';

/** Commit of every branch, by the branch's name. */
export type Branches = ReadonlyMap<string, string>;

/** Stands for "no such ref" where Git compares before it writes. */
export const ABSENT = '0'.repeat(40);

/** The branches of a repository, sorted by name. */
export async function readBranches(gitDir: string): Promise<Branches> {
  const { stdout } = await runGit(gitDir, [
    'for-each-ref',
    '--format=%(refname:lstrip=2)%00%(objectname)',
    'refs/heads/',
  ]);
  const lines = stdout.toString('utf8').split('\n').filter(Boolean);
  return new Map(lines.map(line => line.split('\0') as [string, string]));
}

/** The branch that a clone checks out; it may have no commit yet. */
export async function readDefaultBranch(gitDir: string): Promise<string> {
  const { stdout } = await runGit(gitDir, ['symbolic-ref', 'HEAD']);
  return stdout
    .toString('utf8')
    .trim()
    .replace(/^refs\/heads\//, '');
}

export async function setDefaultBranch(
  gitDir: string,
  branch: string,
): Promise<void> {
  await runGit(gitDir, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
}

/** Whether Git takes the name for a branch. */
export async function isBranchName(
  gitDir: string,
  name: string,
): Promise<boolean> {
  // Git reads "-" and "@{-1}" as shorthands in places; no branch needs such a name.
  if (name.startsWith('-') || name === 'HEAD' || name.includes('\0')) {
    return false;
  }
  const { code } = await runGit(
    gitDir,
    ['check-ref-format', `refs/heads/${name}`],
    { answers: [0, 1] },
  );
  return code === 0;
}

/** The branch beside which Git cannot keep another: `a` and `a/b` are a file and a folder. */
export function clashingBranch(
  branches: Branches,
  name: string,
): string | undefined {
  return [...branches.keys()].find(
    branch => branch.startsWith(`${name}/`) || name.startsWith(`${branch}/`),
  );
}

/**
 * Moves a ref, if it still is where the caller saw it. `ABSENT` as `to` deletes, as `from` creates.
 *
 * @returns false when somebody else was faster.
 */
export async function moveRef(
  gitDir: string,
  ref: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const { code } = await runGit(
    gitDir,
    to === ABSENT
      ? ['update-ref', '-d', '--', ref, from]
      : ['update-ref', '--', ref, to, from],
    { answers: [0, 1, 128] },
  );
  return code === 0;
}

/** Sets a ref of our own, wherever it was. */
export async function setRef(
  gitDir: string,
  ref: string,
  to: string,
): Promise<void> {
  await runGit(gitDir, ['update-ref', '--', ref, to]);
}
