import { TreeEntry } from '../git';
import { encodePath } from '../http/encodePath';
import { Place, placeLine } from './filesPage';
import { html, Html } from './html';

/** More than this is for an editor, not for a page. */
const MAX_BYTES = 512 * 1024;

/** One file, with line numbers that can be linked to. */
export function filePage(
  place: Place,
  entry: TreeEntry,
  content: Buffer,
): Html {
  const { fullName, ref, path } = place;
  const raw = `/api/v1/repos/${fullName}/raw/${encodePath(
    path,
  )}?ref=${encodeURIComponent(ref)}`;
  return html`${placeLine(place)}
    <p class="dim">${entry.size} bytes · <a href="${raw}">Download</a></p>
    ${body(content)}`;
}

function body(content: Buffer): Html {
  if (isBinary(content)) {
    return html`<div class="note">
      <p>This file is binary: download it.</p>
    </div>`;
  }
  if (content.length > MAX_BYTES) {
    return html`<div class="note">
      <p>This file is too long for a page: download it.</p>
    </div>`;
  }
  if (!content.length) {
    return html`<div class="note"><p>This file is empty.</p></div>`;
  }
  const lines = content
    .toString('utf8')
    .replace(/\r?\n$/, '')
    .split('\n');
  return html`<div class="box">
    <table class="code">
      <tbody>
        ${lines.map(
          (line, at) =>
            html`<tr id="L${at + 1}">
              <td class="n"><a href="#L${at + 1}">${at + 1}</a></td>
              <td><pre>${line}</pre></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** As Git tells: a NUL in the first 8000 bytes. */
function isBinary(content: Buffer): boolean {
  return content.subarray(0, 8000).includes(0);
}
