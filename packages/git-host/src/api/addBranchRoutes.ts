import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ABSENT,
  clashingBranch,
  isBranchName,
  moveRef,
  readBranches,
  readCommit,
  readDefaultBranch,
  resolveCommit,
} from '../git';
import { repositoryOf, requireWriter } from '../http/access';
import { tailOf } from '../http/tailOf';
import { Repository } from '../store';
import { AddRoutes, originOf, sendNothing } from './AddRoutes';
import { bodies, parseBody } from './bodies';
import { pageOf } from './paging';

const BRANCHES = '/repos/:owner/:repo/branches';

/** Branches: list, get, create, delete. */
export const addBranchRoutes: AddRoutes = (router, context) => {
  router.get(BRANCHES, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const branches = [...(await readBranches(repository.gitDir))];
    const page = pageOf(request, response, branches);
    response.json(
      await Promise.all(
        page.map(row => branchShape(originOf(request), repository, row)),
      ),
    );
  });

  router.post(BRANCHES, async (request, response) => {
    const { name: by } = requireWriter(response);
    const repository = await repositoryOf(context, request, response);
    const { gitDir } = repository;
    const body = parseBody(bodies.branch, request.body);
    const name = body.new_branch_name;
    if (!(await isBranchName(gitDir, name))) {
      throw new InputError(`"${name}" cannot name a branch`);
    }
    const from =
      body.old_ref_name ??
      body.old_branch_name ??
      (await readDefaultBranch(gitDir));
    const commit = await resolveCommit(gitDir, from);
    if (!commit) {
      throw new NotFoundError(`There is no branch, tag or commit "${from}"`);
    }
    await repository.exclusively(async () => {
      await context.follower.prepare(repository);
      const branches = await readBranches(gitDir);
      const beside = clashingBranch(branches, name);
      if (beside !== undefined) {
        throw new InputError(
          `There is a branch "${beside}": name it otherwise`,
        );
      }
      const ref = `refs/heads/${name}`;
      if (!(await moveRef(gitDir, ref, { from: ABSENT, to: commit }))) {
        throw new ConflictError('The branch already exists.');
      }
      await context.follower.follow(repository, by);
    });
    const row = [name, commit] as const;
    response
      .status(201)
      .json(await branchShape(originOf(request), repository, row));
  });

  router.get(`${BRANCHES}/*`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const name = tailOf(request);
    const commit = await existing(repository, name);
    const row = [name, commit] as const;
    response.json(await branchShape(originOf(request), repository, row));
  });

  router.delete(`${BRANCHES}/*`, async (request, response) => {
    const { name: by } = requireWriter(response);
    const repository = await repositoryOf(context, request, response);
    const { gitDir } = repository;
    const name = tailOf(request);
    await repository.exclusively(async () => {
      await context.follower.prepare(repository);
      const from = await existing(repository, name);
      if (name === (await readDefaultBranch(gitDir))) {
        throw new NotAllowedError('The default branch cannot be deleted');
      }
      const ref = `refs/heads/${name}`;
      if (!(await moveRef(gitDir, ref, { from, to: ABSENT }))) {
        throw new ConflictError(`${name} moved meanwhile, try again`);
      }
      await context.follower.follow(repository, by);
    });
    sendNothing(response);
  });
};

async function existing({ gitDir }: Repository, name: string): Promise<string> {
  const commit = (await readBranches(gitDir)).get(name);
  if (!commit) {
    throw new NotFoundError('The branch does not exist');
  }
  return commit;
}

/** Gitea's `Branch`; its commit has the shape of a webhook's. */
async function branchShape(
  origin: string,
  { gitDir, fullName }: Repository,
  [name, sha]: readonly [string, string],
) {
  const commit = await readCommit(gitDir, sha);
  return {
    name,
    commit: {
      id: sha,
      message: commit.message,
      url: `${origin}/${fullName}/commit/${sha}`,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
      timestamp: commit.committer.date,
    },
    protected: false,
    user_can_push: true,
    user_can_merge: true,
  };
}
