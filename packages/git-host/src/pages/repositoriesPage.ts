import { Repository, RepositoryRecord } from '../store';
import { html, Html } from './html';
import { when } from './when';

export interface RepositoryRow {
  repository: Repository;
  record: RepositoryRecord;
}

/** The repositories of all owners, or of one. */
export function repositoriesPage(
  rows: RepositoryRow[],
  owner: string | undefined,
): Html {
  return html`<h1>${owner ?? 'Repositories'}</h1>
    ${rows.length
      ? html`<ul class="rows">
          ${rows.map(({ repository, record }) => row(repository, record))}
        </ul>`
      : html`<div class="note">
          <p>There is no repository to see here yet.</p>
          <p>
            Run a template in the portal and choose this host, or make one with
            <code>POST /api/v1/user/repos</code> and push to it. Private ones
            are shown once you sign in.
          </p>
        </div>`}`;
}

function row({ fullName }: Repository, record: RepositoryRecord): Html {
  const open = record.pulls.filter(pull => pull.state === 'open').length;
  return html`<li>
    <a href="/${fullName}">${fullName}</a>
    ${record.private ? html`<span class="state dim">private</span>` : ''}
    <span class="dim">${record.description}</span>
    <span class="end">
      ${open ? html`<a href="/${fullName}/pulls">${open} to merge</a> · ` : ''}
      changed ${when(record.updatedAt)}
    </span>
  </li>`;
}
