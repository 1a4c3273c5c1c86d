import { NotFoundError } from '@backstage/errors';
import { requireWriter, userOf } from '../http/access';
import { AddRoutes, originOf } from './AddRoutes';
import { bodies, parseBody } from './bodies';
import { pageOf } from './paging';
import { organizationShape, userShape } from './shapes';

/** `/version`, `/user`, `/orgs`. */
export const addOwnerRoutes: AddRoutes = (router, { repositories }) => {
  router.get('/version', async (_request, response) => {
    // Clients compare it with the version that brought a feature: ChangeFiles came with 1.20.
    response.json({ version: '1.22.0+git-host' });
  });

  router.get('/user', async (request, response) => {
    const user = userOf(response);
    if (!user) {
      throw new NotFoundError('Nobody has signed in');
    }
    response.json(userShape(originOf(request), user.name));
  });

  router.get('/orgs', async (request, response) => {
    const owners = await repositories.owners();
    response.json(pageOf(request, response, owners).map(organizationShape));
  });

  router.post('/orgs', async (request, response) => {
    requireWriter(response);
    const { username } = parseBody(bodies.organization, request.body);
    await repositories.createOwner(username);
    response.status(201).json(organizationShape(username));
  });

  router.get('/orgs/:org', async ({ params }, response) => {
    if (!(await repositories.owners()).includes(params.org)) {
      throw new NotFoundError('The organization does not exist');
    }
    response.json(organizationShape(params.org));
  });
};
