import { NotFoundError } from '@backstage/errors';
import { Request, Response, Router } from 'express';
import {
  Branches,
  readBlob,
  readBranches,
  readDefaultBranch,
  readEntry,
  readTree,
  resolveCommit,
} from '../git';
import { repositoryOf } from '../http/access';
import { tailOf } from '../http/tailOf';
import { HostContext } from '../HostContext';
import { Repository } from '../store';
import { filePage } from './filePage';
import { emptyPage, folderPage, hrefOf, Place } from './filesPage';
import { html } from './html';
import { name } from './name';
import { sendRepositoryPage } from './sendPage';
import { splitBranch } from './splitBranch';

const COMMIT_FILES = [
  '/:owner/:repo/src/commit/:sha',
  '/:owner/:repo/src/commit/:sha/*',
];

/** Files and folders, at a branch or at a commit. */
export function addFilePages(router: Router, context: HostContext): void {
  router.get('/:owner/:repo', async (request, response) => {
    const { owner, repo } = request.params;
    if (repo.endsWith('.git')) {
      response.redirect(`/${owner}/${repo.slice(0, -'.git'.length)}`);
      return;
    }
    const repository = await repositoryOf(context, request, response);
    const branches = await readBranches(repository.gitDir);
    const branch = await readDefaultBranch(repository.gitDir);
    if (branches.size) {
      await show(request, response, repository, branches, {
        kind: 'branch',
        ref: branch,
        path: '',
      });
      return;
    }
    const content = emptyPage(cloneUrlOf(request, repository), branch);
    await sendRepositoryPage(request, response, repository, {
      tab: 'files',
      content,
    });
  });

  router.get('/:owner/:repo/src/branch/*', async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const branches = await readBranches(repository.gitDir);
    const [ref, path] = splitBranch(branches, tailOf(request));
    const place = { kind: 'branch', ref, path } as const;
    await show(request, response, repository, branches, place);
  });

  router.get(COMMIT_FILES, async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const branches = await readBranches(repository.gitDir);
    const path = tailOf(request);
    const place = { kind: 'commit', ref: request.params.sha, path } as const;
    await show(request, response, repository, branches, place);
  });

  // Backstage's link to edit a file; the page says how to change it.
  router.get('/:owner/:repo/_edit/*', async (request, response) => {
    const repository = await repositoryOf(context, request, response);
    const branches = await readBranches(repository.gitDir);
    const [ref, path] = splitBranch(branches, tailOf(request));
    const { fullName } = repository;
    response.redirect(hrefOf({ fullName, kind: 'branch', ref, path }));
  });
}

async function show(
  request: Request,
  response: Response,
  repository: Repository,
  branches: Branches,
  { kind, ref, path }: Omit<Place, 'fullName'>,
): Promise<void> {
  const { gitDir, fullName } = repository;
  const commit = await resolveCommit(
    gitDir,
    kind === 'branch' ? `refs/heads/${ref}` : ref,
  );
  if (!commit) {
    throw new NotFoundError(`There is no ${kind} "${ref}"`);
  }
  const place = { fullName, kind, ref, path };
  const send = async (content: ReturnType<typeof html>) =>
    sendRepositoryPage(request, response, repository, {
      title: path || undefined,
      tab: 'files',
      branch: kind === 'branch' ? ref : undefined,
      content,
    });
  const rows = await readTree(gitDir, commit, path);
  if (rows) {
    const cloneUrl = cloneUrlOf(request, repository);
    await send(folderPage(place, { rows, branches, cloneUrl }));
    return;
  }
  const entry = await readEntry(gitDir, commit, path);
  if (!entry) {
    throw new NotFoundError(`There is no file "${path}" in "${ref}"`);
  }
  if (entry.type === 'commit') {
    await send(html`<div class="note">
      <p>${name(path)} is a submodule, at <code>${entry.sha}</code>.</p>
    </div>`);
    return;
  }
  await send(filePage(place, entry, await readBlob(gitDir, entry.sha)));
}

function cloneUrlOf({ headers }: Request, { fullName }: Repository): string {
  return `http://${headers.host}/${fullName}.git`;
}
