import { NotFoundError } from '@backstage/errors';
import {
  mergeCommits,
  MergeOutcome,
  readMergeBase,
  resolveCommit,
} from '../git';
import { Pull, Repository, RepositoryRecord } from '../store';
import { headRef } from './headRef';

/** A pull request with where its branches are now, or were when it ended. */
export interface PullView {
  pull: Pull;
  headSha?: string;
  baseSha?: string;
  mergeBase?: string;
  /** What merging would give; only while it is open. */
  outcome?: MergeOutcome;
}

/** @throws NotFoundError when there is none of that number. */
export function findPull(record: RepositoryRecord, number: number): Pull {
  const pull = record.pulls.find(each => each.number === number);
  if (!pull) {
    throw new NotFoundError(`There is no pull request ${number}`);
  }
  return pull;
}

/** Reads one pull request. Throws NotFoundError when there is none of that number. */
export async function readPull(
  repository: Repository,
  number: number,
): Promise<PullView> {
  return viewPull(repository, findPull(await repository.record(), number));
}

/** Looks up what Git knows of a pull request. */
export async function viewPull(
  { gitDir }: Repository,
  pull: Pull,
): Promise<PullView> {
  const headSha = await resolveCommit(gitDir, headRef(pull));
  const baseSha =
    pull.merged?.onto ??
    (await resolveCommit(gitDir, `refs/heads/${pull.base}`));
  if (!headSha || !baseSha) {
    return { pull, headSha, baseSha, mergeBase: pull.mergeBase };
  }
  const mergeBase =
    pull.mergeBase ?? (await readMergeBase(gitDir, baseSha, headSha));
  const outcome =
    pull.state === 'open'
      ? await mergeCommits(gitDir, baseSha, headSha)
      : undefined;
  return { pull, headSha, baseSha, mergeBase, outcome };
}
