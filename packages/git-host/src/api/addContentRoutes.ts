import { NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import {
  readBlob,
  readCommit,
  readCommits,
  readDefaultBranch,
  readEntry,
  readTree,
  resolveCommit,
} from '../git';
import { repositoryOf } from '../http/access';
import { tailOf } from '../http/tailOf';
import { Repository } from '../store';
import { AddRoutes, originOf } from './AddRoutes';
import { commitShape } from './commitShape';
import { contentsShape } from './contentsShape';
import { pagingOf } from './paging';
import { sendArchive } from './sendArchive';

const REPOSITORY = '/repos/:owner/:repo';

/** Reading at a branch, tag or commit: files, trees, commits, archives. */
export const addContentRoutes: AddRoutes = (router, context) => {
  const CONTENTS = [`${REPOSITORY}/contents`, `${REPOSITORY}/contents/*`];
  router.get(CONTENTS, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { ref, commit } = await refOf(repository, request);
    const { gitDir } = repository;
    const path = tailOf(request);
    const shape = (
      entry: Parameters<typeof contentsShape>[2],
      withContent: boolean,
    ) =>
      contentsShape(originOf(request), repository, entry, { ref, withContent });
    const folder = await readTree(gitDir, commit, path);
    if (folder) {
      response.json(await Promise.all(folder.map(row => shape(row, false))));
      return;
    }
    const entry = await readEntry(gitDir, commit, path);
    if (!entry) {
      throw new NotFoundError(
        `object does not exist [id: , rel_path: ${path}]`,
      );
    }
    response.json(await shape(entry, true));
  });

  router.get(`${REPOSITORY}/raw/*`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { commit } = await refOf(repository, request);
    const entry = await readEntry(repository.gitDir, commit, tailOf(request));
    if (entry?.type !== 'blob') {
      throw new NotFoundError('The file does not exist');
    }
    // Never as a page: what a repository holds must not run under our origin.
    response
      .type('application/octet-stream')
      .send(await readBlob(repository.gitDir, entry.sha));
  });

  router.get(`${REPOSITORY}/git/commits/*`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const sha = await existing(repository, tailOf(request));
    const commit = await readCommit(repository.gitDir, sha);
    response.json(commitShape(originOf(request), repository, commit));
  });

  router.get(`${REPOSITORY}/commits`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const { query } = request;
    const { gitDir } = repository;
    const ref = String(query.sha || (await readDefaultBranch(gitDir)));
    const sha = await existing(repository, ref);
    const commits = await readCommits(gitDir, sha, pagingOf(request));
    response.json(
      commits.map(each => commitShape(originOf(request), repository, each)),
    );
  });

  router.get(`${REPOSITORY}/git/trees/*`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const sha = await existing(repository, tailOf(request));
    const recursive = ['1', 'true'].includes(String(request.query.recursive));
    const { gitDir } = repository;
    const rows = (await readTree(gitDir, sha, '', { recursive })) ?? [];
    const api = `${originOf(request)}/api/v1/repos/${repository.fullName}/git`;
    response.json({
      sha: (await readCommit(gitDir, sha)).tree,
      url: `${api}/trees/${sha}`,
      tree: rows.map(row => ({
        ...row,
        url: `${api}/${row.type}s/${row.sha}`,
      })),
      truncated: false,
      page: 1,
      total_count: rows.length,
    });
  });

  router.get(`${REPOSITORY}/archive/*`, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const [, ref, format] = /^(.+)\.(tar\.gz|zip)$/.exec(tailOf(request)) ?? [];
    if (!ref) {
      throw new NotFoundError('An archive ends with .tar.gz or .zip');
    }
    const commit = await existing(repository, ref);
    await sendArchive(response, repository, commit, format);
  });
};

async function refOf(repository: Repository, { query }: Request) {
  const ref = String(query.ref || (await readDefaultBranch(repository.gitDir)));
  return { ref, commit: await existing(repository, ref) };
}

async function existing({ gitDir }: Repository, name: string): Promise<string> {
  const commit = await resolveCommit(gitDir, name);
  if (!commit) {
    throw new NotFoundError(`There is no branch, tag or commit "${name}"`);
  }
  return commit;
}
