import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { changeFiles } from '../changes';
import { isVisible, repositoryOf, requireWriter, userOf } from '../http/access';
import { HostContext } from '../HostContext';
import { identityOf } from '../users';
import { AddRoutes, originOf } from './AddRoutes';
import { bodies, parseBody } from './bodies';
import { pageOf } from './paging';
import { repositoryShape } from './repositoryShape';

/** Making, listing and reading repositories. */
export const addRepositoryRoutes: AddRoutes = (router, context) => {
  router.post('/orgs/:org/repos', async (request, response) => {
    const owners = await context.repositories.owners();
    if (!owners.includes(request.params.org)) {
      requireWriter(response);
      throw new NotFoundError('The organization does not exist');
    }
    await create(context, request, response, request.params.org);
  });

  router.post('/user/repos', async (request, response) => {
    const { name } = requireWriter(response);
    await create(context, request, response, name);
  });

  // Gitea's search without a query: everything that may be seen.
  router.get('/repos/search', async (request, response) => {
    const all = await context.repositories.list();
    const visible = await Promise.all(
      all.map(repository => isVisible(response, repository)),
    );
    const page = pageOf(
      request,
      response,
      all.filter((_, index) => visible[index]),
    );
    const origin = originOf(request);
    const user = userOf(response);
    const data = await Promise.all(
      page.map(repository => repositoryShape(origin, repository, user)),
    );
    response.json({ ok: true, data });
  });

  router.get('/repos/:owner/:repo', async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const user = userOf(response);
    response.json(await repositoryShape(originOf(request), repository, user));
  });
};

async function create(
  { repositories, follower }: HostContext,
  request: Request,
  response: Response,
  owner: string,
): Promise<void> {
  const user = requireWriter(response);
  const wanted = parseBody(bodies.repository, request.body);
  const repository = await repositories.create({
    owner,
    name: wanted.name,
    description: wanted.description,
    private: wanted.private,
    defaultBranch: wanted.default_branch ?? 'main',
  });
  if (wanted.auto_init) {
    const text = `# ${wanted.name}\n\n${wanted.description}\n`;
    const path = 'README.md';
    const content = Buffer.from(text);
    await changeFiles(
      repository,
      {
        files: [{ operation: 'create', path, content }],
        message: 'Initial commit',
        author: identityOf(user),
        committer: identityOf(user),
        by: user.name,
      },
      follower,
    );
  }
  const shape = await repositoryShape(originOf(request), repository, user);
  response.status(201).json(shape);
}
