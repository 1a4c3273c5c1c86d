import {
  AuthenticationError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { Request, Response } from 'express';
import { HostContext } from '../HostContext';
import { Repository } from '../store';
import { User } from '../users';

/** Who sent the request; undefined for nobody. Set by `identify`. */
export function userOf(response: Response): User | undefined {
  return response.locals.user;
}

/** @throws AuthenticationError for nobody, NotAllowedError for a reader. */
export function requireWriter(response: Response): User {
  const user = userOf(response);
  if (!user) {
    throw new AuthenticationError('Sign in first');
  }
  if (user.role !== 'writer') {
    throw new NotAllowedError(`${user.name} may read, not write`);
  }
  return user;
}

/** @throws AuthenticationError for nobody, unless they may read. */
export function requireReader(
  { anonymousRead }: HostContext,
  response: Response,
): void {
  if (!anonymousRead && !userOf(response)) {
    throw new AuthenticationError('Sign in first');
  }
}

/** Whether the request may see a repository. */
export async function isVisible(
  response: Response,
  repository: Repository,
): Promise<boolean> {
  return Boolean(userOf(response)) || !(await repository.record()).private;
}

/**
 * The repository that the path's `owner` and `repo` name.
 *
 * @throws NotFoundError when there is none, or none that the request may see: both look the same.
 */
export async function repositoryOf(
  { repositories }: HostContext,
  { params }: Pick<Request, 'params'>,
  response: Response,
): Promise<Repository> {
  const repository = await repositories.get(params.owner, params.repo);
  if (!(await isVisible(response, repository))) {
    throw new NotFoundError('The repository does not exist');
  }
  return repository;
}
