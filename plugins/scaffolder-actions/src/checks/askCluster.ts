import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { isUnreachable } from './isUnreachable';
import { ManifestChecks } from './ManifestChecks';
import { manifestsForCluster } from './manifestsForCluster';
import {
  CheckedFile,
  manifestsInput,
  readManifestsInput,
} from './manifestsInput';

type Zod = typeof z;

/** The inputs of every action that asks a cluster about manifests. */
export const clusterInput = {
  ...manifestsInput,
  cluster: (zod: Zod) => zod.string().describe('The name of the cluster'),
  required: (zod: Zod) =>
    zod
      .boolean()
      .default(false)
      .describe('Fail when the cluster does not answer'),
};

/** The output in which an action says what was left out. */
export const unseenOutput = {
  unseen: (zod: Zod) =>
    zod.array(zod.string()).describe('What could not be seen, in sentences'),
};

interface ClusterInput {
  cluster: string;
  files?: string[];
  manifests?: unknown[];
}

type Context = Pick<
  ActionContext<object>,
  'workspacePath' | 'logger' | 'signal' | 'getInitiatorCredentials'
> & { input: ClusterInput };

/**
 * Asks the `ml` plugin about the manifests of an action, in the name of who started the task, and says
 * in the log what could not be seen.
 *
 * @param ask - one of the questions
 * @param unanswered - what is known when nobody answers
 *
 * @throws what the plugin refuses with, and what `unanswered` throws
 */
export async function askCluster<T extends { unseen: string[] }>(
  ctx: Context,
  ask: (...call: Parameters<ManifestChecks['validateManifests']>) => Promise<T>,
  unanswered: (error: Error) => T,
): Promise<{ files: CheckedFile[]; answer: T }> {
  const { cluster } = ctx.input;
  const files = await readManifestsInput(ctx.workspacePath, ctx.input);
  const answer = await ask(
    { cluster, manifests: manifestsForCluster(files) },
    { credentials: await ctx.getInitiatorCredentials(), signal: ctx.signal },
  ).catch((error): T => {
    if (!isUnreachable(error)) {
      throw error;
    }
    return unanswered(error);
  });
  for (const unseen of answer.unseen) {
    ctx.logger.warn(`Not seen: ${unseen}`);
  }
  return { files, answer };
}
