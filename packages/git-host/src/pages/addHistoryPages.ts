import { NotFoundError } from '@backstage/errors';
import { Router } from 'express';
import {
  EMPTY_TREE,
  readBranches,
  readCommit,
  readCommits,
  readDiff,
  resolveCommit,
} from '../git';
import { repositoryOf } from '../http/access';
import { tailOf } from '../http/tailOf';
import { HostContext } from '../HostContext';
import { commitPage, commitsPage } from './commitPages';
import { sendRepositoryPage } from './sendPage';
import { splitBranch } from './splitBranch';

const PAGE_SIZE = 50;

/** Commits of a branch, and one commit. */
export function addHistoryPages(router: Router, context: HostContext): void {
  router.get('/:owner/:repo/commits/branch/*', async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { gitDir, fullName } = repository;
    const branches = await readBranches(gitDir);
    const [branch] = splitBranch(branches, tailOf(request));
    const number = Number(request.query.page);
    const page = Number.isSafeInteger(number) && number > 0 ? number : 1;
    // One more than is shown tells whether there are older ones.
    const found = await readCommits(gitDir, branches.get(branch)!, {
      limit: PAGE_SIZE + 1,
      skip: (page - 1) * PAGE_SIZE,
    });
    await sendRepositoryPage(request, response, repository, {
      title: `Commits on ${branch}`,
      tab: 'commits',
      branch,
      content: commitsPage(fullName, {
        branch,
        commits: found.slice(0, PAGE_SIZE),
        next: found.length > PAGE_SIZE ? page + 1 : undefined,
      }),
    });
  });

  router.get('/:owner/:repo/commit/:sha', async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { gitDir, fullName } = repository;
    const sha = await resolveCommit(gitDir, request.params.sha);
    if (!sha) {
      throw new NotFoundError(`There is no commit "${request.params.sha}"`);
    }
    const commit = await readCommit(gitDir, sha);
    const [parent = EMPTY_TREE] = commit.parents;
    const diff = await readDiff(gitDir, parent, sha);
    await sendRepositoryPage(request, response, repository, {
      title: sha.slice(0, 10),
      tab: 'commits',
      content: commitPage(fullName, commit, diff),
    });
  });
}
