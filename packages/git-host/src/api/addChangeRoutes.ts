import { changeFiles } from '../changes';
import { Identity, readCommit, readDefaultBranch, readEntry } from '../git';
import { repositoryOf, requireWriter } from '../http/access';
import { identityOf, User } from '../users';
import { AddRoutes, originOf } from './AddRoutes';
import { bodies, parseBody } from './bodies';
import { commitShape } from './commitShape';
import { contentsShape } from './contentsShape';

/** ChangeFiles: several files, one commit. */
export const addChangeRoutes: AddRoutes = (router, context) => {
  router.post('/repos/:owner/:repo/contents', async (request, response) => {
    const user = requireWriter(response);
    const repository = await repositoryOf(context, request, response);
    const body = parseBody(bodies.files, request.body);
    const files = body.files.map(({ operation, path, sha, content }) => ({
      operation,
      path,
      sha,
      content:
        operation === 'delete'
          ? undefined
          : Buffer.from(content ?? '', 'base64'),
    }));
    const sha = await changeFiles(
      repository,
      {
        files,
        message: body.message || defaultMessage(files),
        branch: body.branch,
        newBranch: body.new_branch,
        author: complete(user, body.author ?? body.committer),
        committer: complete(user, body.committer ?? body.author),
        by: user.name,
      },
      context.follower,
    );
    const { gitDir } = repository;
    const ref =
      body.new_branch ?? body.branch ?? (await readDefaultBranch(gitDir));
    const origin = originOf(request);
    const { commit, ...rest } = commitShape(
      origin,
      repository,
      await readCommit(gitDir, sha),
    );
    const contents = await Promise.all(
      files.map(async ({ path }) => {
        const entry = await readEntry(gitDir, sha, path);
        return entry
          ? contentsShape(origin, repository, entry, {
              ref,
              withContent: true,
            })
          : null;
      }),
    );
    response
      .status(201)
      .json({ files: contents, commit: { ...commit, ...rest } });
  });
};

function complete(user: User, given: Partial<Identity> | undefined): Identity {
  const { name, email } = identityOf(user);
  return { name: given?.name ?? name, email: given?.email ?? email };
}

function defaultMessage(
  files: Array<{ operation: string; path: string }>,
): string {
  return files.map(({ operation, path }) => `${operation} ${path}`).join('\n');
}
