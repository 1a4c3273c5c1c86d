import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import express, { Request, Router } from 'express';
import { readCommitsBetween, readDiff } from '../git';
import { repositoryOf, requireWriter, userOf } from '../http/access';
import { HostContext } from '../HostContext';
import { mergePull, PullView, readPull } from '../pulls';
import { Repository } from '../store';
import { identityOf } from '../users';
import { Csrf } from './Csrf';
import { pullPage, pullsPage } from './pullPages';
import { sendRepositoryPage } from './sendPage';

const PULL = '/:owner/:repo/pulls/:number(\\d+)';

/** Pull requests, and merging one by a form. */
export function addPullPages(
  router: Router,
  context: HostContext,
  csrf: Csrf,
): void {
  router.get('/:owner/:repo/pulls', async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { pulls } = await repository.record();
    const state = request.query.state === 'closed' ? 'closed' : 'open';
    const shown = pulls.filter(pull => pull.state === state).reverse();
    await sendRepositoryPage(request, response, repository, {
      title: 'Pull requests',
      tab: 'pulls',
      content: pullsPage(repository.fullName, shown, state),
    });
  });

  router.get(`${PULL}.diff`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const view = await readPull(repository, numberOf(request));
    response.type('text/plain').send(await diffOf(repository, view));
  });

  router.get(PULL, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { gitDir, fullName } = repository;
    const number = numberOf(request);
    const view = await readPull(repository, number);
    const { mergeBase, headSha } = view;
    const user = userOf(response);
    const commits =
      mergeBase && headSha
        ? await readCommitsBetween(gitDir, mergeBase, headSha)
        : [];
    await sendRepositoryPage(request, response, repository, {
      title: `#${number} ${view.pull.title}`,
      tab: 'pulls',
      content: pullPage(fullName, {
        view,
        commits,
        diff: await diffOf(repository, view),
        user,
        csrf:
          user?.role === 'writer'
            ? csrf.token(user.name, actionOf(repository, number))
            : undefined,
      }),
    });
  });

  router.post(
    `${PULL}/merge`,
    express.urlencoded({ extended: false, limit: '10kb' }),
    async (request, response) => {
      if (!userOf(response)) {
        throw new AuthenticationError('Sign in to merge');
      }
      const user = requireWriter(response);
      const repository = await repositoryOf(context, request, response);
      const number = numberOf(request);
      const { csrf: token, style, head } = request.body;
      if (!csrf.fits(token, user.name, actionOf(repository, number))) {
        throw new NotAllowedError(
          'The form is from another page or an older run of this host: load the pull request again',
        );
      }
      await mergePull(
        repository,
        number,
        {
          style: style === 'squash' ? 'squash' : 'merge',
          user: identityOf(user),
          expectedHead: String(head),
        },
        context,
      );
      response.redirect(303, `/${repository.fullName}/pulls/${number}`);
    },
  );
}

function numberOf({ params }: Pick<Request, 'params'>): number {
  return Number(params.number);
}

function actionOf({ fullName }: Repository, number: number): string {
  return `merge ${fullName}#${number}`;
}

async function diffOf(
  { gitDir }: Repository,
  { mergeBase, headSha }: PullView,
): Promise<Buffer> {
  return mergeBase && headSha
    ? readDiff(gitDir, mergeBase, headSha)
    : Buffer.alloc(0);
}
