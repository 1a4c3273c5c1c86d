import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { ABSENT, moveRef, resolveCommit } from '../git';
import { Pull, Repository, RepositoryRecord } from '../store';
import { headRef } from './headRef';

export interface NewPull {
  head: string;
  base: string;
  title: string;
  body: string;
  user: string;
}

/**
 * Opens a pull request between two branches of one repository.
 *
 * @throws ConflictError when one is open for the same branches; NotFoundError when a branch is missing.
 */
export async function openPull(
  repository: Repository,
  wanted: NewPull,
): Promise<Pull> {
  const { head, base } = wanted;
  if (head === base) {
    throw new InputError(
      'Invalid PullRequest: There are no changes between the head and the base',
    );
  }
  const { gitDir } = repository;
  return repository.exclusively(async () => {
    const headSha = await resolveCommit(gitDir, `refs/heads/${head}`);
    for (const [branch, commit] of [
      [head, headSha],
      [base, await resolveCommit(gitDir, `refs/heads/${base}`)],
    ]) {
      if (!commit) {
        throw new NotFoundError(`There is no branch "${branch}"`);
      }
    }
    const record = await repository.record();
    refuseSecond(record, head, base);
    const now = new Date().toISOString();
    const pull: Pull = {
      ...wanted,
      number: Math.max(0, ...record.pulls.map(each => each.number)) + 1,
      state: 'open',
      createdAt: now,
      updatedAt: now,
    };
    await moveRef(gitDir, headRef(pull), { from: ABSENT, to: headSha! });
    await repository.save({ ...record, pulls: [...record.pulls, pull] });
    return pull;
  });
}

/** @throws ConflictError in Gitea's words, which clients read the number from. */
export function refuseSecond(
  record: RepositoryRecord,
  head: string,
  base: string,
): void {
  const open = record.pulls.find(
    pull => pull.state === 'open' && pull.head === head && pull.base === base,
  );
  if (open) {
    throw new ConflictError(
      `pull request already exists for these targets [id: ${open.number}, issue_id: ${open.number}, head_repo_id: ${record.id}, base_repo_id: ${record.id}, head_branch: ${head}, base_branch: ${base}]`,
    );
  }
}
