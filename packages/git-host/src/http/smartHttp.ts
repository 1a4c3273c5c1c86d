import { AuthenticationError, NotFoundError } from '@backstage/errors';
import { Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { HostContext } from '../HostContext';
import { Repository } from '../store';
import { isVisible, requireReader, requireWriter, userOf } from './access';
import { answerErrors, tellAsText } from './answerErrors';
import { identify } from './guard';
import { runBackend } from './runBackend';

const PATH =
  /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Clone, fetch and push: Git's smart HTTP protocol, by `git http-backend`. */
export function smartHttp(
  context: HostContext,
  logError: (error: unknown) => void,
): Router {
  const router = PromiseRouter();
  router.all(PATH, identify(context), async (request, response) => {
    const [owner, name, path] = Object.values(request.params);
    const service = path === 'info/refs' ? String(request.query.service) : path;
    if (!['git-upload-pack', 'git-receive-pack'].includes(service)) {
      throw new NotFoundError(
        'Only the smart protocol is spoken: use git 1.6.6 or later',
      );
    }
    const pushes = service === 'git-receive-pack';
    if (pushes) {
      requireWriter(response);
    } else {
      requireReader(context, response);
    }
    const repository = await find(context, response, owner, name);
    const pushed = pushes && request.method === 'POST';
    if (pushed) {
      await repository.exclusively(() => context.follower.prepare(repository));
    }
    await runBackend(request, response, {
      projectRoot: context.repositories.dataDir,
      pathInfo: `/${repository.fullName}.git/${path}`,
      user: userOf(response)?.name,
      maxBytes: context.maxPushBytes,
      // The client hears the end when its pull requests have the new commits.
      onDone: async () => {
        if (pushed) {
          await repository.exclusively(() =>
            context.follower.follow(repository, requireWriter(response).name),
          );
        }
      },
    });
  });
  router.use(PATH, answerErrors(logError, tellAsText));
  return router;
}

/** Git asks for a password when it hears 401, not when it hears 404. */
async function find(
  { repositories }: HostContext,
  response: Response,
  owner: string,
  name: string,
): Promise<Repository> {
  const repository = await repositories.get(owner, name);
  if (!(await isVisible(response, repository))) {
    throw new AuthenticationError('Sign in first');
  }
  return repository;
}
