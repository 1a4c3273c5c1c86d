import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { createApp } from './createApp';
import { GitHostEvents } from './GitHostEvents';
import { checkGit } from './checkGit';
import { BranchFollower, settlePulls } from './pulls';
import { Repositories } from './store';
import { User, Users } from './users';

export interface GitHostOptions {
  /** Folder of the repositories; made when it is missing. One process at a time may use it. */
  dataDir: string;
  /** 0, the default, takes a free one. */
  port?: number;
  users: User[];
  /** Whether public repositories can be read without signing in. */
  anonymousRead: boolean;
  /** The most that a fetch or a push may send; 50 MB when left out. */
  maxPushBytes?: number;
  /** Hears of errors that nobody foresaw. */
  logError?: (error: unknown) => void;
}

/** A host that runs. */
export interface GitHost {
  /** `http://localhost:PORT`, as Backstage's integration wants it. */
  url: string;
  events: GitHostEvents;
  /** Ends all that is under way, and listens no more. */
  stop(): Promise<void>;
}

/**
 * Starts the Git host on the loopback interface.
 *
 * @throws Error when Git is missing or too old, or the port is taken.
 */
export async function startGitHost({
  dataDir,
  port = 0,
  users,
  anonymousRead,
  maxPushBytes = 50 * 1024 * 1024,
  logError = () => {},
}: GitHostOptions): Promise<GitHost> {
  await checkGit();
  const repositories = await Repositories.create(dataDir);
  for (const repository of await repositories.list()) {
    await settlePulls(repository);
  }
  const events = new GitHostEvents();
  const context = {
    repositories,
    users: Users.create(users),
    follower: BranchFollower.create(events),
    events,
    anonymousRead,
    maxPushBytes,
  };
  const server = createServer(createApp(context, logError));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    events,
    stop: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
