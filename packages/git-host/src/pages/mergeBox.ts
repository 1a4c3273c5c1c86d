import { PullView } from '../pulls';
import { User } from '../users';
import { html, Html } from './html';
import { name } from './name';
import { when } from './when';

/** Whether a pull request merges, and the buttons where it does and the reader may. */
export function mergeBox(
  fullName: string,
  view: PullView,
  { user, csrf }: { user: User | undefined; csrf: string | undefined },
): Html {
  return html`<section class="note" aria-label="Merge">
    ${content(fullName, view, user, csrf)}
  </section>`;
}

function content(
  fullName: string,
  { pull, outcome, headSha }: PullView,
  user: User | undefined,
  csrf: string | undefined,
): Html {
  const href = `/${fullName}/pulls/${pull.number}`;
  if (pull.merged) {
    const { by, at, commit } = pull.merged;
    return html`<p>
      Merged by ${by}, ${when(at)}, as
      <a href="/${fullName}/commit/${commit}"
        ><code>${commit.slice(0, 10)}</code></a
      >.
    </p>`;
  }
  if (pull.state === 'closed') {
    return html`<p>Closed without a merge.</p>`;
  }
  switch (outcome?.kind) {
    case 'clean':
      break;
    case 'conflict':
      return html`<p>
          ${name(pull.head)} and ${name(pull.base)} change the same lines:
        </p>
        <ul>
          ${outcome.files.map(file => html`<li>${name(file)}</li>`)}
        </ul>
        <p>
          Merge ${name(pull.base)} into ${name(pull.head)} in a clone, settle
          the conflict, and push.
        </p>`;
    case 'unrelated':
      return html`<p>
        The branches have no common history: begin ${name(pull.head)} anew from
        ${name(pull.base)}.
      </p>`;
    default:
      return html`<p>
        Nothing to merge: ${name(pull.base)} has all of ${name(pull.head)}. Push
        a commit to ${name(pull.head)}.
      </p>`;
  }
  if (!user) {
    return html`<p>
      This merges without conflicts.
      <a href="${href}?signin">Sign in to merge</a>
    </p>`;
  }
  if (!csrf) {
    return html`<p>
      This merges without conflicts. ${user.name} may read only: ask a writer to
      merge it.
    </p>`;
  }
  return html`<p>This merges without conflicts.</p>
    <form method="post" action="${href}/merge">
      <input type="hidden" name="csrf" value="${csrf}" />
      <input type="hidden" name="head" value="${headSha}" />
      <button class="main" name="style" value="merge">Merge</button>
      <button name="style" value="squash">Squash and merge</button>
    </form>`;
}
