import {
  ABSENT,
  Branches,
  readBranches,
  readDefaultBranch,
  setDefaultBranch,
  setRef,
} from '../git';
import { GitHostEvents } from '../GitHostEvents';
import { Repository, RepositoryRecord } from '../store';
import { closePull } from './closePull';
import { headRef } from './headRef';

/**
 * Compares the branches with those last seen, whoever moved them, and draws what follows: heads of
 * pull requests, pull requests whose branch is gone, the default branch after a first push, events.
 * Comparing, not reading along with a push, tells each change once when pushes overlap.
 */
export class BranchFollower {
  readonly #events: GitHostEvents;
  readonly #seen = new Map<Repository, Branches>();

  private constructor(events: GitHostEvents) {
    this.#events = events;
  }

  static create(events: GitHostEvents): BranchFollower {
    return new BranchFollower(events);
  }

  /** Looks at the branches before a first change. Call it inside `exclusively`. */
  async prepare(repository: Repository): Promise<void> {
    if (!this.#seen.has(repository)) {
      this.#seen.set(repository, await readBranches(repository.gitDir));
    }
  }

  /** Draws what follows from a change that is done. Call it inside `exclusively`, after `prepare`. */
  async follow(repository: Repository, by: string): Promise<void> {
    const before: Branches = this.#seen.get(repository) ?? new Map();
    const after = await readBranches(repository.gitDir);
    const moved = [...new Set([...before.keys(), ...after.keys()])]
      .filter(branch => before.get(branch) !== after.get(branch))
      .sort();
    if (!moved.length) {
      return;
    }
    const record = await repository.record();
    for (const branch of moved) {
      await followPulls(repository, record, branch, after.get(branch));
    }
    record.updatedAt = new Date().toISOString();
    await repository.save(record);
    const defaultBranch = await chooseDefault(repository, before, after);
    this.#seen.set(repository, after);
    for (const branch of moved) {
      const commit = after.get(branch);
      if (commit) {
        this.#events.emit('push', {
          owner: repository.owner,
          repository: repository.name,
          branch,
          isDefault: branch === defaultBranch,
          before: before.get(branch) ?? ABSENT,
          commit,
          by,
        });
      }
    }
  }
}

async function followPulls(
  repository: Repository,
  record: RepositoryRecord,
  branch: string,
  commit: string | undefined,
): Promise<void> {
  for (const pull of record.pulls.filter(each => each.state === 'open')) {
    if (!commit && [pull.head, pull.base].includes(branch)) {
      closePull(pull);
    } else if (commit && pull.head === branch) {
      await setRef(repository.gitDir, headRef(pull), commit);
      pull.updatedAt = new Date().toISOString();
    }
  }
}

/** The first branch of a repository is its default branch, as in Gitea. */
async function chooseDefault(
  { gitDir }: Repository,
  before: Branches,
  after: Branches,
): Promise<string> {
  const current = await readDefaultBranch(gitDir);
  const [first] = after.keys();
  if (before.size || !first || after.has(current)) {
    return current;
  }
  await setDefaultBranch(gitDir, first);
  return first;
}
