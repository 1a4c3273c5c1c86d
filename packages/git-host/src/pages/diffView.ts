import { html, Html } from './html';

/** More than this is for a clone, not for a page. */
const MAX_BYTES = 400 * 1024;

/** A unified diff, a line each; the signs stay, so color is not all that tells. */
export function diffView(diff: Buffer): Html {
  if (!diff.length) {
    return html`<div class="note"><p>No file differs.</p></div>`;
  }
  const cut = diff.length > MAX_BYTES;
  // What follows the last line break is nothing, or a line cut short.
  const lines = diff
    .subarray(0, MAX_BYTES)
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
  const rows: Html[] = [];
  let inHunk = false;
  for (const line of lines) {
    if (line.startsWith('diff --git ')) {
      inHunk = false;
    } else if (line.startsWith('@@')) {
      inHunk = true;
    }
    rows.push(html`<span class="${classOf(line, inHunk)}">${line}</span>`);
  }
  return html`<div class="box diff">
      <pre>${rows}</pre>
    </div>
    ${cut
      ? html`<div class="note">
          <p>The difference is longer: clone the repository to see the rest.</p>
        </div>`
      : ''}`;
}

function classOf(line: string, inHunk: boolean): string {
  if (line.startsWith('diff --git ')) {
    return 'file';
  }
  if (!inHunk) {
    return 'meta';
  }
  return { '+': 'add', '-': 'del', '@': 'hunk' }[line[0]] ?? 'same';
}
