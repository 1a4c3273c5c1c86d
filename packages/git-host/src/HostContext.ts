import { GitHostEvents } from './GitHostEvents';
import { BranchFollower } from './pulls';
import { Repositories } from './store';
import { Users } from './users';

/** What the routes share. */
export interface HostContext {
  repositories: Repositories;
  users: Users;
  follower: BranchFollower;
  events: GitHostEvents;
  /** Whether public repositories can be read without signing in. */
  anonymousRead: boolean;
  /** The most that a fetch or a push may send. */
  maxPushBytes: number;
}
