import { ConflictError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { createRepository } from '../gitea/createRepository';
import { CommitAuthor, GiteaRepository } from '../gitea/GiteaRepository';
import { openGitea } from '../gitea/openGitea';
import { planChanges } from '../gitea/planChanges';
import {
  readWorkspaceFiles,
  WorkspaceFile,
} from '../workspace/readWorkspaceFiles';
import { sayLostModes } from '../workspace/sayLostModes';
import { examples } from './createPublishGiteaAction.examples';

/** Publishes the workspace as a repository, and can do it again. */
export function createPublishGiteaAction(options: {
  integrations: ScmIntegrationRegistry;
}) {
  return createTemplateAction({
    id: 'ml:gitea:publish',
    description:
      'Publishes the workspace as a new repository on Gitea. Can run again: what is there already is looked at, and never overwritten.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z => z.string().describe('The repository'),
        description: z => z.string().default('').describe('What it holds'),
        defaultBranch: z => z.string().default('main'),
        repoVisibility: z => z.enum(['private', 'public']).default('private'),
        gitCommitMessage: z => z.string().default('Initial commit'),
        gitAuthorName: z => z.string().optional(),
        gitAuthorEmail: z => z.string().optional(),
        sourcePath: z =>
          z
            .string()
            .default('.')
            .describe('The folder of the workspace that becomes the root'),
        token: z =>
          z
            .string()
            .optional()
            .describe('A token of the user, instead of the integration’s'),
      },
      output: {
        remoteUrl: z => z.string().describe('To clone it'),
        repoContentsUrl: z => z.string().describe('The root, to read it'),
        commitHash: z => z.string().optional(),
      },
    },
    async handler(ctx) {
      const { input, logger, signal, isDryRun } = ctx;
      const { repoUrl, token, defaultBranch = 'main' } = input;
      const { integrations } = options;
      const gitea = openGitea({ repoUrl, token, integrations, signal });
      const { client, repository, key } = gitea;
      const files = await readWorkspaceFiles(
        ctx.workspacePath,
        input.sourcePath,
      );
      sayLostModes(logger, files);
      const url = `${gitea.baseUrl}/${repository.fullName}`;
      ctx.output('remoteUrl', `${url}.git`);
      ctx.output('repoContentsUrl', `${url}/src/branch/${defaultBranch}/`);
      if (isDryRun) {
        logger.info(`Would publish ${files.length} files to ${url}`);
        return;
      }

      const made = await ctx.checkpoint({
        key: `repository.${key}`,
        fn: async () => {
          if (await repository.find()) {
            return false;
          }
          await createRepository(client, repository, {
            description: input.description ?? '',
            private: input.repoVisibility !== 'public',
            defaultBranch,
          });
          return true;
        },
      });
      logger.info(`The repository ${url} ${made ? 'is made' : 'exists'}`);

      const commit = await ctx.checkpoint({
        key: `commit.${key}.${defaultBranch}`,
        fn: async () =>
          (await findSame(repository, defaultBranch, files)) ??
          repository.commit({
            files: planChanges(new Map(), files),
            message: input.gitCommitMessage ?? 'Initial commit',
            branch: defaultBranch,
            author: authorOf(input),
          }),
      });
      logger.info(`${defaultBranch} is at ${commit}`);
      ctx.output('commitHash', commit);
    },
  });
}

/**
 * The commit that is there already and holds the same files; undefined for a repository without
 * commits.
 *
 * @throws `ConflictError` when it holds something else.
 */
async function findSame(
  repository: GiteaRepository,
  branch: string,
  files: readonly WorkspaceFile[],
): Promise<string | undefined> {
  const found = await repository.find();
  if (found?.empty !== false) {
    return undefined;
  }
  const commit = await repository.findBranch(branch);
  const tree = commit && (await repository.readTree(commit));
  if (tree && tree.size === files.length && !planChanges(tree, files).length) {
    return commit;
  }
  throw new ConflictError(
    `The repository ${repository.fullName} exists and holds other files; nothing was changed. Choose another name, or send a pull request into it`,
  );
}

function authorOf(input: {
  gitAuthorName?: string;
  gitAuthorEmail?: string;
}): CommitAuthor {
  return { name: input.gitAuthorName, email: input.gitAuthorEmail };
}
