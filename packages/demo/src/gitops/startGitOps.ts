import { GitOpsServer } from './GitOpsServer';
import { GitOpsStandIn, GitOpsStandInOptions } from './GitOpsStandIn';

/** The stand-in with its server. */
export type GitOps = {
  /** The page of what became of each repository; events go to `/events`. */
  url: string;
  stop(): Promise<void>;
};

/** Follows a Git host, and listens on 127.0.0.1; on port 0 for a free one. */
export async function startGitOps(
  options: GitOpsStandInOptions,
  port: number,
): Promise<GitOps> {
  const standIn = GitOpsStandIn.start(options);
  try {
    const server = await GitOpsServer.start(standIn, port);
    return {
      url: server.url,
      stop: async () => {
        await server.close();
        await standIn.stop();
      },
    };
  } catch (error) {
    await standIn.stop();
    throw error;
  }
}
