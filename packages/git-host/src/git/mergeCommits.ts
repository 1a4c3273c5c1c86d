import { runGit } from './runGit';

/** What a merge of two commits would give. */
export type MergeOutcome =
  | { kind: 'clean'; tree: string }
  | { kind: 'conflict'; files: string[] }
  /** The base already holds all of the head. */
  | { kind: 'nothing' }
  | { kind: 'unrelated' };

/** Merges without a worktree; no ref moves (`git merge-tree --write-tree`, Git 2.38). */
export async function mergeCommits(
  gitDir: string,
  base: string,
  head: string,
): Promise<MergeOutcome> {
  const ancestor = await readMergeBase(gitDir, base, head);
  if (ancestor === undefined) {
    return { kind: 'unrelated' };
  }
  if (ancestor === head) {
    return { kind: 'nothing' };
  }
  const { code, stdout } = await runGit(
    gitDir,
    ['merge-tree', '--write-tree', '-z', '--name-only', base, head],
    { answers: [0, 1] },
  );
  const [tree, ...rest] = stdout.toString('utf8').split('\0');
  if (code === 0) {
    return { kind: 'clean', tree };
  }
  // The names end with an empty field; messages follow.
  return { kind: 'conflict', files: rest.slice(0, rest.indexOf('')) };
}

/** The commit where two histories part; undefined when they have nothing in common. */
export async function readMergeBase(
  gitDir: string,
  one: string,
  other: string,
): Promise<string | undefined> {
  const { code, stdout } = await runGit(gitDir, ['merge-base', one, other], {
    answers: [0, 1],
  });
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}
