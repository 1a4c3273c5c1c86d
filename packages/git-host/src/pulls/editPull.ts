import { ConflictError, NotFoundError } from '@backstage/errors';
import { readMergeBase, resolveCommit, setRef } from '../git';
import { Pull, Repository } from '../store';
import { closePull } from './closePull';
import { headRef } from './headRef';
import { refuseSecond } from './openPull';
import { findPull } from './readPull';

/** What may be changed of a pull request; what is left out stays. */
export interface PullEdit {
  title?: string;
  body?: string;
  state?: Pull['state'];
}

/** Changes the words of a pull request, closes it, or opens it again. */
export async function editPull(
  repository: Repository,
  number: number,
  { title, body, state }: PullEdit,
): Promise<Pull> {
  return repository.exclusively(async () => {
    const record = await repository.record();
    const pull = findPull(record, number);
    pull.title = title ?? pull.title;
    pull.body = body ?? pull.body;
    pull.updatedAt = new Date().toISOString();
    if (state && state !== pull.state) {
      if (pull.merged) {
        throw new ConflictError('A merged pull request stays closed');
      }
      if (state === 'closed') {
        await close(repository, pull);
      } else {
        refuseSecond(record, pull.head, pull.base);
        await reopen(repository, pull);
      }
    }
    await repository.save(record);
    return pull;
  });
}

/** Remembers where the branches parted: they go on without it. */
async function close({ gitDir }: Repository, pull: Pull): Promise<void> {
  const head = await resolveCommit(gitDir, headRef(pull));
  const base = await resolveCommit(gitDir, `refs/heads/${pull.base}`);
  pull.mergeBase = head && base && (await readMergeBase(gitDir, base, head));
  closePull(pull);
}

async function reopen({ gitDir }: Repository, pull: Pull): Promise<void> {
  const head = await resolveCommit(gitDir, `refs/heads/${pull.head}`);
  const base = await resolveCommit(gitDir, `refs/heads/${pull.base}`);
  if (!head || !base) {
    throw new NotFoundError(
      `The branch "${
        head ? pull.base : pull.head
      }" is gone: push it again, then open the pull request`,
    );
  }
  await setRef(gitDir, headRef(pull), head);
  pull.state = 'open';
  delete pull.closedAt;
  delete pull.mergeBase;
}
