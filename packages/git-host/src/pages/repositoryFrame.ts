import { Repository, RepositoryRecord } from '../store';
import { html, Html } from './html';
import { encodePath } from '../http/encodePath';

export interface RepositoryFrame {
  repository: Repository;
  record: RepositoryRecord;
  /** The branch to stay on; undefined while there is none. */
  branch: string | undefined;
  tab: 'files' | 'commits' | 'pulls';
}

/** Name, description and tabs of a repository, above a page's own content. */
export function repositoryFrame(
  { repository, record, branch, tab }: RepositoryFrame,
  content: Html,
): Html {
  const root = `/${repository.fullName}`;
  const open = record.pulls.filter(pull => pull.state === 'open').length;
  const tabs = [
    [
      'files',
      'Files',
      branch ? `${root}/src/branch/${encodePath(branch)}` : root,
    ],
    [
      'commits',
      'Commits',
      branch ? `${root}/commits/branch/${encodePath(branch)}` : root,
    ],
    ['pulls', `Pull requests (${open})`, `${root}/pulls`],
  ];
  return html`<h1>
      <a href="/${repository.owner}">${repository.owner}</a> /
      <a href="${root}">${repository.name}</a>
    </h1>
    ${record.description ? html`<p class="dim">${record.description}</p>` : ''}
    <nav class="tabs" aria-label="Repository">
      ${tabs.map(([id, text, href]) =>
        id === tab
          ? html`<a href="${href}" aria-current="page">${text}</a>`
          : html`<a href="${href}">${text}</a>`,
      )}
    </nav>
    ${content}`;
}
