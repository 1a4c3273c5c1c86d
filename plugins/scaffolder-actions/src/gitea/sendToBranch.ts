import { ConflictError, NotFoundError } from '@backstage/errors';
import { WorkspaceFile } from '../workspace/readWorkspaceFiles';
import { CommitAuthor, GiteaRepository } from './GiteaRepository';
import { planChanges } from './planChanges';

/** What came of sending. */
export interface SentToBranch {
  /** The head of the branch; absent when the base holds all of it already. */
  commit?: string;
  /** What was done, in a sentence. */
  said: string;
}

/**
 * Brings files to a branch in one commit: a new branch, or one whose pull request is open. A branch
 * that holds them already is left as it is.
 *
 * @throws `ConflictError` when the branch holds something else and has no open pull request, or a file
 * was changed since it was looked at; `NotFoundError` when there is no base.
 */
export async function sendToBranch(
  repository: GiteaRepository,
  options: {
    files: readonly WorkspaceFile[];
    deleted: readonly string[];
    branch: string;
    base: string;
    message: string;
    author: CommitAuthor;
  },
): Promise<SentToBranch & { [key: string]: string | undefined }> {
  const { files, deleted, branch, base, message, author } = options;
  const { fullName } = repository;
  const baseCommit = await repository.findBranch(base);
  if (!baseCommit) {
    throw new NotFoundError(
      `There is no branch "${base}" in ${fullName}: name the branch that the change shall go to`,
    );
  }
  const toBase = planChanges(
    await repository.readTree(baseCommit),
    files,
    deleted,
  );
  if (!toBase.length) {
    return { said: `${base} of ${fullName} holds all of it: nothing to send` };
  }
  const head = await repository.findBranch(branch);
  if (!head) {
    const commit = await repository
      .commit({
        files: toBase,
        message,
        branch: base,
        newBranch: branch,
        author,
      })
      .catch(changedMeanwhile);
    return { commit, said: `Sent ${toBase.length} changes to ${branch}` };
  }
  const toHead = planChanges(await repository.readTree(head), files, deleted);
  if (!toHead.length) {
    return { commit: head, said: `${branch} exists and holds all of it` };
  }
  if (!(await repository.findPull(branch, base))) {
    throw new ConflictError(
      `The branch "${branch}" of ${fullName} exists, holds something else, and has no open pull request to ${base}; nothing was changed. Name another branch, or delete that one`,
    );
  }
  const commit = await repository
    .commit({ files: toHead, message, branch, author })
    .catch(changedMeanwhile);
  return { commit, said: `Brought ${branch} up to date` };
}

/** Gitea answers a file that is another by now, or a branch that is there by now, as wrong input. */
function changedMeanwhile(error: unknown): never {
  if (
    error instanceof Error &&
    /already exists|sha does not match|does not exist|moved meanwhile/i.test(
      error.message,
    )
  ) {
    throw new ConflictError(
      'Somebody changed the repository while the task looked at it; nothing of this was sent. Start the task again',
      error,
    );
  }
  throw error;
}
