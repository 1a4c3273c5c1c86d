import { AuthenticationError } from '@backstage/errors';
import { Request, Response } from 'express';
import { userOf } from '../http/access';
import { TellError } from '../http/answerErrors';
import { readBranches, readDefaultBranch } from '../git';
import { Repository } from '../store';
import { Html } from './html';
import { errorPage, page } from './page';
import { repositoryFrame, RepositoryFrame } from './repositoryFrame';

/** `?signin` makes a browser ask for a password, where the page itself would not. */
export function requireSignIn({ query }: Request, response: Response): void {
  if (query.signin !== undefined && !userOf(response)) {
    throw new AuthenticationError(
      'This needs the name and password of a user of this Git host',
    );
  }
}

export function sendPage(
  request: Request,
  response: Response,
  title: string,
  content: Html,
): void {
  const frame = { title, path: request.path, user: userOf(response) };
  response.type('html').send(page(frame, content));
}

/** Sends a page about one repository. */
export async function sendRepositoryPage(
  request: Request,
  response: Response,
  repository: Repository,
  {
    title,
    tab,
    branch,
    content,
  }: Pick<RepositoryFrame, 'tab'> & {
    title?: string;
    branch?: string;
    content: Html;
  },
): Promise<void> {
  const record = await repository.record();
  const frame = {
    repository,
    record,
    branch: branch ?? (await homeBranch(repository)),
    tab,
  };
  const { fullName } = repository;
  sendPage(
    request,
    response,
    title ? `${title} · ${fullName}` : fullName,
    repositoryFrame(frame, content),
  );
}

/** The default branch, once it has a commit. */
async function homeBranch({ gitDir }: Repository): Promise<string | undefined> {
  const branch = await readDefaultBranch(gitDir);
  return (await readBranches(gitDir)).has(branch) ? branch : undefined;
}

/** A page for an error. */
export const tellAsPage: TellError = (response, error) => {
  const { path } = response.req;
  const frame = { path, user: userOf(response) };
  response.type('html').send(errorPage(frame, error));
};
