import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { readChangedFiles } from '../git';
import { repositoryOf, requireWriter, userOf } from '../http/access';
import { tailOf } from '../http/tailOf';
import { encodePath } from '../http/encodePath';
import {
  editPull,
  mergePull,
  NotMergeableError,
  openPull,
  readPull,
  viewPull,
} from '../pulls';
import { Pull, Repository } from '../store';
import { identityOf } from '../users';
import { AddRoutes, originOf, sendNothing } from './AddRoutes';
import { bodies, parseBody } from './bodies';
import { pageOf } from './paging';
import { pullShape } from './pullShape';

const PULLS = '/repos/:owner/:repo/pulls';
const PULL = `${PULLS}/:number(\\d+)`;

/** Gitea's words for what happened to a file. */
const STATUS = {
  added: 'added',
  deleted: 'deleted',
  modified: 'changed',
  renamed: 'renamed',
};

/** Pull requests: list, open, read, edit, close, merge, files, diff. */
export const addPullRoutes: AddRoutes = (router, context) => {
  const send = async (
    request: Request,
    response: Response,
    repository: Repository,
    pull: Pull,
  ) => {
    const view = await viewPull(repository, pull);
    const user = userOf(response);
    response.json(await pullShape(originOf(request), repository, view, user));
  };

  router.get(PULLS, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { state = 'open', base_branch: base } = request.query;
    const { pulls } = await repository.record();
    const found = pulls
      .filter(pull => state === 'all' || pull.state === state)
      .filter(pull => !base || pull.base === base)
      .reverse();
    const shapes = pageOf(request, response, found).map(async pull =>
      pullShape(
        originOf(request),
        repository,
        await viewPull(repository, pull),
        userOf(response),
      ),
    );
    response.json(await Promise.all(shapes));
  });

  router.post(PULLS, async (request, response) => {
    const user = requireWriter(response);
    const repository = await repositoryOf(context, request, response);
    const { head, ...rest } = parseBody(bodies.pull, request.body);
    const pull = await openPull(repository, {
      ...rest,
      // "OWNER:BRANCH" is how Gitea names a branch of a fork, or of the repository itself.
      head: head.startsWith(`${repository.owner}:`)
        ? head.slice(repository.owner.length + 1)
        : head,
      user: user.name,
    });
    response.status(201);
    await send(request, response, repository, pull);
  });

  router.get(PULL, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { pull } = await readPull(repository, numberOf(request));
    await send(request, response, repository, pull);
  });

  router.patch(PULL, async (request, response) => {
    requireWriter(response);
    const repository = await repositoryOf(context, request, response);
    const edit = parseBody(bodies.pullEdit, request.body);
    const pull = await editPull(repository, numberOf(request), edit);
    response.status(201);
    await send(request, response, repository, pull);
  });

  router.get(`${PULL}/merge`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { pull } = await readPull(repository, numberOf(request));
    if (!pull.merged) {
      throw new NotFoundError('The pull request is not merged');
    }
    sendNothing(response);
  });

  router.post(`${PULL}/merge`, async (request, response) => {
    const user = requireWriter(response);
    const repository = await repositoryOf(context, request, response);
    const body = parseBody(bodies.merge, request.body);
    if (body.Do !== 'merge' && body.Do !== 'squash') {
      throw new NotMergeableError(
        `${body.Do} is not allowed an allowed merge style for this repository: merge or squash`,
      );
    }
    await mergePull(
      repository,
      numberOf(request),
      {
        style: body.Do,
        user: identityOf(user),
        title: body.MergeTitleField,
        message: body.MergeMessageField,
        expectedHead: body.head_commit_id,
        deleteBranch: body.delete_branch_after_merge,
      },
      context,
    );
    response.status(200).end();
  });

  router.get(`${PULL}/files`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { gitDir, fullName } = repository;
    const view = await readPull(repository, numberOf(request));
    const files =
      view.mergeBase && view.headSha
        ? await readChangedFiles(gitDir, view.mergeBase, view.headSha)
        : [];
    const at = `${originOf(request)}/${fullName}/src/commit/${view.headSha}`;
    response.json(
      pageOf(request, response, files).map(file => ({
        filename: file.path,
        previous_filename: file.previous,
        status: STATUS[file.status],
        additions: file.additions,
        deletions: file.deletions,
        changes: file.additions + file.deletions,
        html_url: `${at}/${encodePath(file.path)}`,
      })),
    );
  });

  // Looks for the branches of a pull request that is open: clients ask before they open one.
  router.get(`${PULLS}/:base/*`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { base } = request.params;
    const { pulls } = await repository.record();
    const pull = pulls.findLast(
      each => each.base === base && each.head === tailOf(request),
    );
    if (!pull) {
      throw new NotFoundError('There is no pull request for these branches');
    }
    await send(request, response, repository, pull);
  });
};

function numberOf({ params }: Request): number {
  return Number(params.number);
}
