import { Commit } from '../git';
import { PullView } from '../pulls';
import { Pull } from '../store';
import { User } from '../users';
import { commitList } from './commitPages';
import { diffView } from './diffView';
import { html, Html } from './html';
import { mergeBox } from './mergeBox';
import { name } from './name';
import { when } from './when';

/** The pull requests that are open, or those that ended. */
export function pullsPage(
  fullName: string,
  pulls: Pull[],
  state: 'open' | 'closed',
): Html {
  const other = state === 'open' ? 'closed' : 'open';
  return html`<h2>${state === 'open' ? 'Open' : 'Ended'} pull requests</h2>
    ${pulls.length
      ? html`<ul class="rows">
          ${pulls.map(
            pull => html`<li>
              ${stateOf(pull)}
              <a href="/${fullName}/pulls/${pull.number}"
                >#${pull.number} ${name(pull.title)}</a
              >
              <span class="end"
                >${name(pull.head)} into ${name(pull.base)} · ${pull.user},
                ${when(pull.updatedAt)}</span
              >
            </li>`,
          )}
        </ul>`
      : html`<div class="note">
          <p>There is none.</p>
          <p>
            Run a template that opens a pull request in the portal, or push a
            branch and use <code>POST /api/v1/repos/${fullName}/pulls</code>.
          </p>
        </div>`}
    <p>
      <a href="/${fullName}/pulls?state=${other}"
        >${other === 'open' ? 'Open' : 'Merged and closed'} ones</a
      >
    </p>`;
}

export interface PullPage {
  view: PullView;
  commits: Commit[];
  diff: Buffer;
  user: User | undefined;
  csrf: string | undefined;
}

/** One pull request: what it says, whether it merges, its commits and its difference. */
export function pullPage(
  fullName: string,
  { view, commits, diff, user, csrf }: PullPage,
): Html {
  const { pull } = view;
  return html`<h2>
      ${name(pull.title)} <span class="dim">#${pull.number}</span>
    </h2>
    <p>
      ${stateOf(pull)} ${pull.user} wants ${name(pull.head)} to go into
      ${name(pull.base)} · opened ${when(pull.createdAt)}
    </p>
    ${pull.body ? html`<pre class="note">${pull.body}</pre>` : ''}
    ${mergeBox(fullName, view, { user, csrf })}
    <h2>Commits</h2>
    ${commits.length
      ? commitList(fullName, commits)
      : html`<div class="note"><p>No commit is new.</p></div>`}
    <h2>Files</h2>
    ${diffView(diff)}`;
}

function stateOf({ state, merged }: Pull): Html {
  const text = merged ? 'merged' : state;
  return html`<span class="state ${text}">${text}</span>`;
}
