import { NotFoundError } from '@backstage/errors';
import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { isVisible, requireReader } from '../http/access';
import { identify } from '../http/guard';
import { HostContext } from '../HostContext';
import { addFilePages } from './addFilePages';
import { addHistoryPages } from './addHistoryPages';
import { addPullPages } from './addPullPages';
import { Csrf } from './Csrf';
import { repositoriesPage } from './repositoriesPage';
import { requireSignIn, sendPage } from './sendPage';

/** Pages for people, under Gitea's addresses, so links of Backstage work. */
export function createPagesRouter(context: HostContext): Router {
  const router = PromiseRouter();
  router.use(identify(context));
  router.use((request, response, next) => {
    requireReader(context, response);
    requireSignIn(request, response);
    next();
  });

  const list = async (
    request: Request,
    response: Response,
    owner: string | undefined,
  ) => {
    const all = await context.repositories.list(owner);
    const rows = await Promise.all(
      all.map(async repository => ({
        repository,
        record: await repository.record(),
        visible: await isVisible(response, repository),
      })),
    );
    const shown = rows.filter(({ visible }) => visible);
    const title = owner ?? 'Repositories';
    sendPage(request, response, title, repositoriesPage(shown, owner));
  };
  router.get('/', (request, response) => list(request, response, undefined));
  router.get('/:owner', async (request, response) => {
    const { owner } = request.params;
    if (!(await context.repositories.owners()).includes(owner)) {
      throw new NotFoundError(`There is no owner "${owner}"`);
    }
    await list(request, response, owner);
  });
  addFilePages(router, context);
  addHistoryPages(router, context);
  addPullPages(router, context, Csrf.create());
  router.use(() => {
    throw new NotFoundError('There is no such page');
  });
  return router;
}
