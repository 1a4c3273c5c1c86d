import { Commit } from '../git';
import { encodePath } from '../http/encodePath';
import { diffView } from './diffView';
import { html, Html } from './html';
import { name } from './name';
import { when } from './when';

/** The newest commits of a branch. */
export function commitsPage(
  fullName: string,
  {
    branch,
    commits,
    next,
  }: { branch: string; commits: Commit[]; next: number | undefined },
): Html {
  const href = `/${fullName}/commits/branch/${encodePath(branch)}?page=${next}`;
  return html`<h2>Commits on ${name(branch)}</h2>
    ${commitList(fullName, commits)}
    ${next ? html`<p><a href="${href}">Older commits</a></p>` : ''}`;
}

/** Commits, newest first. */
export function commitList(fullName: string, commits: Commit[]): Html {
  return html`<ul class="rows">
    ${commits.map(
      commit => html`<li>
        <a href="/${fullName}/commit/${commit.sha}">${subjectOf(commit)}</a>
        <span class="end"
          >${name(commit.author.name)}, ${when(commit.committer.date)} ·
          <code>${commit.sha.slice(0, 10)}</code></span
        >
      </li>`,
    )}
  </ul>`;
}

/** One commit and what it changed. */
export function commitPage(
  fullName: string,
  commit: Commit,
  diff: Buffer,
): Html {
  return html`<h2>${subjectOf(commit)}</h2>
    <p class="dim">
      ${name(commit.author.name)}, ${when(commit.author.date)} ·
      <code>${commit.sha}</code> ·
      <a href="/${fullName}/src/commit/${commit.sha}">files then</a>
      ${commit.parents.map(
        sha => html` · parent
          <a href="/${fullName}/commit/${sha}"
            ><code>${sha.slice(0, 10)}</code></a
          >`,
      )}
    </p>
    ${restOf(commit) ? html`<pre class="note">${restOf(commit)}</pre>` : ''}
    ${diffView(diff)}`;
}

function subjectOf({ message }: Commit): Html {
  return name(message.split('\n')[0] || '(no message)');
}

function restOf({ message }: Commit): string {
  return message.split('\n').slice(1).join('\n').trim();
}
