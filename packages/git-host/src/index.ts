export { GitHostEvents } from './GitHostEvents';
export type { MergeEvent, PushEvent } from './GitHostEvents';
export { startGitHost } from './startGitHost';
export type { GitHost, GitHostOptions } from './startGitHost';
export type { User } from './users';
