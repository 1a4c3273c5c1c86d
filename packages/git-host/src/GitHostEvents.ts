import { EventEmitter } from 'node:events';

/** A branch has a new commit: pushed, committed by the API, or merged. Deletions are not told. */
export interface PushEvent {
  owner: string;
  repository: string;
  branch: string;
  /** Whether it is the branch that a clone checks out. */
  isDefault: boolean;
  /** The commit before; forty zeros for a new branch. */
  before: string;
  commit: string;
  /** The name of the user. */
  by: string;
}

/** A pull request was merged. The push of its base branch is told before. */
export interface MergeEvent {
  owner: string;
  repository: string;
  number: number;
  /** The base branch, and its new commit. */
  branch: string;
  commit: string;
  by: string;
}

/** What happens in the repositories, told after it is on disk. Listeners must not throw. */
export class GitHostEvents extends EventEmitter<{
  push: [PushEvent];
  merge: [MergeEvent];
}> {}
