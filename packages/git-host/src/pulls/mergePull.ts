import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ABSENT,
  Identity,
  mergeCommits,
  MergeOutcome,
  moveRef,
  readDefaultBranch,
  readMergeBase,
  resolveCommit,
  writeCommit,
} from '../git';
import { GitHostEvents } from '../GitHostEvents';
import { Merge, Pull, Repository } from '../store';
import { BranchFollower } from './BranchFollower';
import { markMerged } from './closePull';
import { headRef } from './headRef';
import { NotMergeableError } from './NotMergeableError';
import { findPull } from './readPull';

/** `merge` keeps the commits under a merge commit, `squash` makes one commit of them. */
export type MergeStyle = 'merge' | 'squash';

export interface MergeOptions {
  style: MergeStyle;
  user: Identity;
  title?: string;
  message?: string;
  /** Merge only if the head is still this commit. */
  expectedHead?: string;
  deleteBranch?: boolean;
}

/**
 * Merges an open pull request.
 *
 * @throws NotFoundError when it is closed, as Gitea; NotMergeableError when it is merged, in conflict or
 *   has nothing new; ConflictError when a branch moved meanwhile.
 */
export async function mergePull(
  repository: Repository,
  number: number,
  options: MergeOptions,
  { follower, events }: { follower: BranchFollower; events: GitHostEvents },
): Promise<Merge> {
  return repository.exclusively(async () => {
    await follower.prepare(repository);
    const { gitDir, owner, name } = repository;
    const record = await repository.record();
    const pull = findPull(record, number);
    refuseEnded(pull);
    const head = await commitOf(repository, headRef(pull));
    const onto = await commitOf(repository, `refs/heads/${pull.base}`);
    if (options.expectedHead && options.expectedHead !== head) {
      throw new ConflictError(`head out of date: it is ${head} now`);
    }
    const tree = cleanTree(pull, await mergeCommits(gitDir, onto, head));
    const commit = await writeCommit(gitDir, {
      tree,
      parents: options.style === 'merge' ? [onto, head] : [onto],
      message: messageOf(pull, options),
      author: options.user,
      committer: options.user,
    });
    const by = options.user.name;
    const merged = { commit, onto, by, at: new Date().toISOString() };
    pull.mergeBase = await readMergeBase(gitDir, onto, head);
    pull.merging = merged;
    await repository.save(record);
    const base = `refs/heads/${pull.base}`;
    if (!(await moveRef(gitDir, base, { from: onto, to: commit }))) {
      delete pull.merging;
      delete pull.mergeBase;
      await repository.save(record);
      throw new ConflictError(
        `merge push out of date: ${pull.base} moved meanwhile, try again`,
      );
    }
    markMerged(pull);
    await repository.save(record);
    if (options.deleteBranch && (await isDeletable(repository, pull))) {
      const ref = `refs/heads/${pull.head}`;
      await moveRef(gitDir, ref, { from: head, to: ABSENT });
    }
    await follower.follow(repository, by);
    const branch = pull.base;
    events.emit('merge', {
      owner,
      repository: name,
      number,
      branch,
      commit,
      by,
    });
    return merged;
  });
}

function refuseEnded(pull: Pull): void {
  if (pull.merged) {
    throw new NotMergeableError('The pull request is merged already');
  }
  if (pull.state === 'closed') {
    throw new NotFoundError('The pull request is closed: open it again first');
  }
}

async function commitOf({ gitDir }: Repository, ref: string): Promise<string> {
  const commit = await resolveCommit(gitDir, ref);
  if (!commit) {
    throw new NotMergeableError(`${ref} is gone`);
  }
  return commit;
}

function cleanTree(pull: Pull, outcome: MergeOutcome): string {
  switch (outcome.kind) {
    case 'clean':
      return outcome.tree;
    case 'conflict':
      throw new NotMergeableError(
        `${pull.head} and ${pull.base} conflict in ${outcome.files.join(', ')}`,
      );
    case 'unrelated':
      throw new NotMergeableError(
        `${pull.head} and ${pull.base} have no common history`,
      );
    default:
      throw new NotMergeableError(`${pull.base} has all of ${pull.head}`);
  }
}

function messageOf(pull: Pull, { style, title, message }: MergeOptions) {
  const usual =
    style === 'merge'
      ? `Merge pull request '${pull.title}' (#${pull.number}) from ${pull.head} into ${pull.base}`
      : `${pull.title} (#${pull.number})`;
  return [title || usual, message].filter(Boolean).join('\n\n');
}

async function isDeletable({ gitDir }: Repository, pull: Pull) {
  return pull.head !== (await readDefaultBranch(gitDir));
}
