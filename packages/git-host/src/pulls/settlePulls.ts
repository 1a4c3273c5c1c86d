import { readMergeBase, resolveCommit, setRef } from '../git';
import { Pull, Repository } from '../store';
import { closePull, markMerged } from './closePull';
import { headRef } from './headRef';

/**
 * Ends at the start what a crash has cut in two: a merge whose commit the base branch has was done, and
 * an open pull request is at its branch, or closed when that is gone.
 */
export async function settlePulls(repository: Repository): Promise<void> {
  await repository.exclusively(async () => {
    const record = await repository.record();
    for (const pull of record.pulls.filter(each => each.state === 'open')) {
      await settle(repository, pull);
    }
    await repository.save(record);
  });
}

async function settle({ gitDir }: Repository, pull: Pull): Promise<void> {
  const base = await resolveCommit(gitDir, `refs/heads/${pull.base}`);
  const head = await resolveCommit(gitDir, `refs/heads/${pull.head}`);
  if (pull.merging) {
    const { commit } = pull.merging;
    if (base && (await readMergeBase(gitDir, base, commit)) === commit) {
      markMerged(pull);
      return;
    }
    delete pull.merging;
    delete pull.mergeBase;
  }
  if (head && base) {
    await setRef(gitDir, headRef(pull), head);
  } else {
    closePull(pull);
  }
}
