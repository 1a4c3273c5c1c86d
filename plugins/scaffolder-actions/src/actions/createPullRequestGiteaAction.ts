import { posix } from 'node:path';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { openGitea } from '../gitea/openGitea';
import { requestPull } from '../gitea/requestPull';
import { sendToBranch } from '../gitea/sendToBranch';
import { readWorkspaceFiles } from '../workspace/readWorkspaceFiles';
import { sayLostModes } from '../workspace/sayLostModes';
import { examples } from './createPullRequestGiteaAction.examples';

/** Sends the workspace as a pull request, and brings an open one up to date. */
export function createPullRequestGiteaAction(options: {
  integrations: ScmIntegrationRegistry;
}) {
  return createTemplateAction({
    id: 'ml:gitea:pull-request',
    description:
      'Sends what differs in the workspace as a pull request on Gitea: a branch, one commit, a pull request. Run again, it finds the open one and brings it up to date.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z => z.string().describe('The repository'),
        branchName: z => z.string().describe('The branch of the change'),
        targetBranchName: z =>
          z
            .string()
            .optional()
            .describe('Where it shall go; the default branch when left out'),
        title: z => z.string(),
        description: z => z.string().default(''),
        commitMessage: z =>
          z.string().optional().describe('The title, when left out'),
        gitAuthorName: z => z.string().optional(),
        gitAuthorEmail: z => z.string().optional(),
        sourcePath: z =>
          z.string().default('.').describe('The folder of the workspace'),
        targetPath: z =>
          z.string().default('.').describe('The folder of the repository'),
        filesToDelete: z =>
          z
            .array(z.string())
            .default([])
            .describe('Files to delete, relative to the target path'),
        token: z =>
          z
            .string()
            .optional()
            .describe('A token of the user, instead of the integration’s'),
      },
      output: {
        pullRequestUrl: z =>
          z
            .string()
            .optional()
            .describe('Absent when the target holds all of it already'),
        pullRequestNumber: z => z.number().optional(),
        targetBranchName: z => z.string(),
        commitHash: z => z.string().optional(),
      },
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const { repoUrl, token, branchName, title, targetPath = '.' } = input;
      const { integrations } = options;
      const { repository, key } = openGitea({
        repoUrl,
        token,
        integrations,
        signal,
      });
      const files = await readWorkspaceFiles(
        ctx.workspacePath,
        input.sourcePath,
        targetPath,
      );
      sayLostModes(logger, files);
      if (ctx.isDryRun) {
        logger.info(
          `Would send ${files.length} files to ${branchName} of ${repository.fullName}`,
        );
        ctx.output('targetBranchName', input.targetBranchName ?? 'main');
        return;
      }
      const found = await repository.find();
      if (!found) {
        throw new NotFoundError(
          `There is no repository ${repository.fullName}, or it may not be seen. Publish it first, or check the name`,
        );
      }
      if (found.empty) {
        throw new ConflictError(
          `The repository ${repository.fullName} has no commit that a pull request could be compared with. Publish to it first`,
        );
      }
      const base = input.targetBranchName ?? found.default_branch;
      if (branchName === base) {
        throw new InputError(
          `"${branchName}" is the branch that the change shall go to: name another for the change`,
        );
      }
      ctx.output('targetBranchName', base);

      const sent = await ctx.checkpoint({
        key: `commit.${key}.${branchName}`,
        fn: () =>
          sendToBranch(repository, {
            files,
            deleted: (input.filesToDelete ?? []).map(path =>
              posix.join(targetPath, path),
            ),
            branch: branchName,
            base,
            message: input.commitMessage ?? title,
            author: { name: input.gitAuthorName, email: input.gitAuthorEmail },
          }),
      });
      logger.info(sent.said);
      if (!sent.commit) {
        return;
      }
      ctx.output('commitHash', sent.commit);

      const pull = await ctx.checkpoint({
        key: `pull-request.${key}.${branchName}`,
        fn: () =>
          requestPull(repository, {
            head: branchName,
            base,
            title,
            body: input.description ?? '',
          }),
      });
      logger.info(pull.said);
      ctx.output('pullRequestUrl', pull.url);
      ctx.output('pullRequestNumber', pull.number);
    },
  });
}
